package org.kernelscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from outside is shown, and does nothing. */
final class UntrustedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000 | \\u0000",
                "0007 | \\u0007",
                "001b | \\u001b",
                "007f | \\u007f",
                "009b | \\u009b",
                "00ad | \\u00ad",
                "200e | \\u200e",
                "2028 | \\u2028",
                "202e | \\u202e",
                "2069 | \\u2069",
                "feff | \\ufeff",
                "e0001| \\udb40\\udc01",
            })
    void whatWouldActIsEscaped(String point, String escape) {
        String text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";
        assertThat(UntrustedText.shown(text)).isEqualTo("a" + escape + "b");
        assertThat(UntrustedText.escaped(text)).isEqualTo("a" + escape + "b");
    }

    @Test
    void lettersOfAllScriptsStayAsTheyAre() {
        String text = "한글 Ünïcode שלום नमस्ते 😀 a\u200db {0} $1 \\";
        assertThat(UntrustedText.shown(text)).isEqualTo(text);
    }

    @Test
    void linesBecomeOne() {
        assertThat(UntrustedText.shown("one\ntwo\r\n\tthree")).isEqualTo("one two   three");
        assertThat(UntrustedText.escaped("one\ntwo\r\n\tthree")).isEqualTo("one\ntwo\r\n\tthree");
    }

    @Test
    void aLongTextKeepsItsHeadAndItsTail() {
        assertThat(UntrustedText.shown("x".repeat(UntrustedText.MAX_LENGTH))).doesNotContain("…");
        assertThat(UntrustedText.shown("head" + "😀".repeat(10_000) + "tail"))
                .hasSizeLessThanOrEqualTo(UntrustedText.MAX_LENGTH)
                .startsWith("head😀")
                .endsWith("😀tail")
                .contains("😀…😀");
        assertThat(UntrustedText.shown("\u001b".repeat(10_000)))
                .hasSizeLessThanOrEqualTo(UntrustedText.MAX_LENGTH)
                .doesNotContain("\u001b");
    }

    @Test
    void aSentenceShowsForeignTextThisWay() {
        UserFacingException problem =
                new UserFacingException("storage.missing", "a\u001b[2J\nb" + "c".repeat(5_000));
        assertThat(problem).hasMessageStartingWith("There is no file a\\u001b[2J b");
        assertThat(String.valueOf(problem.getMessage())).hasSizeLessThan(400).doesNotContain("\n");
        UserFacingException outer = new UserFacingException("storage.inFile", "x", problem);
        assertThat(Texts.in(Texts.Language.KOREAN).get(outer)).contains("\\u001b[2J b");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(UntrustedText.name("C3\u0007")).isEqualTo("C3\\u0007");
        assertThat(UntrustedText.name("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(UntrustedText.name("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
        String beyond = "x".repeat(59) + "\ud83d\ude00";
        assertThat(UntrustedText.name(beyond)).isEqualTo("x".repeat(59) + "…");
    }
}
