package org.kernelscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/** Sentences around answers that may be sentences. */
final class OutcomeWordsTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

    @Test
    void aSentenceEndsOnce() {
        assertThat(OutcomeWords.right(ENGLISH, "It sees the pixels.")).endsWith("pixels.");
        assertThat(OutcomeWords.right(ENGLISH, "25")).endsWith("25.");
        assertThat(OutcomeWords.shown(ENGLISH, "All rise.")).endsWith("All rise.");
        assertThat(OutcomeWords.other(ENGLISH, "One sum does.", "All rise."))
                .doesNotContain("..")
                .contains("One sum does.", "All rise.");
    }
}
