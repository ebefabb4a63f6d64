package org.kernelscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class WorksheetTest {
    private static final byte[] PICTURE = {1, 2, 3};

    @ParameterizedTest
    @EnumSource(Language.class)
    void aSheetIsWellFormedAndLoadsNothing(Language language) throws Exception {
        Lesson lesson = LessonFiles.shipped("first-look", language);
        String html = Worksheet.html(lesson, shots(lesson));

        Document document = parse(html);
        var pictures = document.getElementsByTagName("img");
        assertThat(pictures.getLength()).isEqualTo(lesson.steps().size());
        for (int i = 0; i < pictures.getLength(); i++) {
            Element picture = (Element) pictures.item(i);
            assertThat(picture.getAttribute("alt")).contains(lesson.steps().get(i).title());
            assertThat(picture.getAttribute("src")).isEqualTo("data:image/png;base64,AQID");
        }
        assertThat(html).doesNotContain("http:", "https:", "<script");
        assertThat(html).contains("break-before: page");
        // The key has the answer 16, the field of S4; the question does not.
        assertThat(html).contains("<strong>" + answer(language) + "</strong>");
    }

    @Test
    void wordsOfALessonAreNoMarkup() throws UserFacingException {
        Lesson lesson =
                LessonParser.parse(
                        "x",
                        """
                        ---
                        title: A < B & "C"
                        language: en
                        minutes: 5
                        level: beginner
                        goals:
                          - <script>alert(1)</script>
                        ---

                        ## a < b

                        `<b>` is text.
                        """,
                        LessonFolder.NONE);

        assertThat(Worksheet.html(lesson, shots(lesson)))
                .contains("A &lt; B &amp; &quot;C&quot;", "<code>&lt;b&gt;</code>")
                .doesNotContain("<script>");
    }

    private static String answer(Language language) {
        return language == Language.ENGLISH ? "Answer: 16" : "정답: 16";
    }

    private static List<Worksheet.Shot> shots(Lesson lesson) {
        Situation now = Situation.of(Model.untrained(Presets.LENET5_MODERN, 1), null);
        return lesson.steps().stream().map(step -> new Worksheet.Shot(PICTURE, now, now)).toList();
    }

    /** The sheet without its doctype and with its open elements closed, as XML. */
    private static Document parse(String html) throws Exception {
        String xml =
                html.replace("<!DOCTYPE html>\n", "")
                        .replace("<meta charset=\"utf-8\">", "")
                        .replaceAll("(<img [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
