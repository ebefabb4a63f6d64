package org.kernelscope.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/** The empty sheet as a page. */
final class SheetPageTest {
    @Test
    void thePageIsOneA4SheetThatLoadsNothing() {
        String html = SheetPage.html(List.of("0", "1", "2"), Texts.in(Language.ENGLISH));
        assertThat(html)
                .contains("size: A4 portrait; margin: 0")
                .contains("viewBox=\"0 0 210 297\"")
                .contains("sheet for 3 classes")
                .doesNotContain("href")
                .doesNotContain("<script");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        // Four marks of three squares, a further one in the first, a field a bit, a rule a row.
        assertThat(html.split("<rect", -1)).hasSize(1 + 13 + 32 + 90 + 9);
    }

    @Test
    void namesOfAnyScriptAreWrittenAndNothingElse() {
        String html =
                SheetPage.html(List.of("<b>&\"", "한글", "x".repeat(40)), Texts.in(Language.KOREAN));
        assertThat(html).contains("&lt;b&gt;&amp;&quot;").contains("한글").contains("lang=\"ko\"");
        assertThat(html).contains("x".repeat(40));
        String narrow =
                SheetPage.html(
                        java.util.stream.IntStream.range(0, 62)
                                .mapToObj(i -> "클래스의 이름".repeat(5) + i)
                                .toList(),
                        Texts.in(Language.KOREAN));
        assertThat(narrow).contains("…</text>").contains("font-size=\"2.000\"");
    }
}
