package org.kernelscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.OtherProcess;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class WorksheetTest {
    private static final byte[] PICTURE = {1, 2, 3};
    private static final String WORDS = "C3, map 11, row 4, column 6: 0.820";

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
            assertThat(picture.getAttribute("alt")).contains(lesson.steps().get(i).title(), WORDS);
            assertThat(picture.getAttribute("src")).isEqualTo("data:image/png;base64,AQID");
        }
        assertThat(html).doesNotContain("http:", "https:", "<script");
        assertThat(html).contains("break-before: page");
        // Browsers print backgrounds only when asked.
        assertThat(html).contains("<div class=\"line\">").doesNotContain("background");
        // Cards may go on on the next page; each card and answer stays whole.
        assertThat(html).contains("<div class=\"told\">");
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

    /**
     * Two or three steps fit on a page, and no box lies across two: that would take a page more.
     */
    @Test
    @Tag("slow")
    void aBrowserPrintsItOnFewPages(@TempDir Path folder) throws Exception {
        Optional<Path> browser = browser();
        assumeThat(browser).isPresent();
        Lesson lesson = LessonFiles.shipped("five-numbers", Language.ENGLISH);
        byte[] png = PngFile.bytes(new Pixels(740, 620, new int[740 * 620]), Caption.of("C1"));
        Path html = folder.resolve("sheet.html");
        Files.writeString(html, Worksheet.html(lesson, shots(lesson, png)));
        Path pdf = folder.resolve("sheet.pdf");
        OtherProcess.run(
                new ProcessBuilder(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-pdf-header-footer",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--print-to-pdf=" + pdf,
                        html.toUri().toString()));
        // A browser that may not write here has said nothing about the sheet.
        assumeThat(pdf).exists();
        String printed = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        assertThat(printed.split("/Type /Page\\b").length - 1).isBetween(4, 6);
    }

    private static Optional<Path> browser() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "google-chrome", "chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String answer(Language language) {
        return language == Language.ENGLISH ? "Answer: 16" : "정답: 16";
    }

    private static List<Worksheet.Shot> shots(Lesson lesson) {
        return shots(lesson, PICTURE);
    }

    private static List<Worksheet.Shot> shots(Lesson lesson, byte[] png) {
        Situation now = Situation.of(Model.untrained(Presets.LENET5_MODERN, 1), null);
        return lesson.steps().stream()
                .map(step -> new Worksheet.Shot(png, WORDS, now, now))
                .toList();
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
