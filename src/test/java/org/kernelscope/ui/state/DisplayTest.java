package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.ui.paint.TextScale;

/** The sizes of text in the window and in the full screen. */
final class DisplayTest {
    private final Display display = new Display();

    @Test
    void theFullScreenStartsAt150Percent() {
        assertThat(display.fullScreenTextScale()).isEmpty();
        display.fullScreenProperty().set(true);
        assertThat(display.textScaleProperty().get().percent()).isEqualTo(150);
        assertThat(display.windowTextScale()).isEqualTo(TextScale.NORMAL);
        display.fullScreenProperty().set(false);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.NORMAL);
    }

    @Test
    void theFullScreenIsNeverSmallerThanTheWindowUnlessThatWasChosen() {
        display.textScaleProperty().set(TextScale.HUGE);
        display.fullScreenProperty().set(true);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.HUGE);
        display.textScaleProperty().set(TextScale.MEDIUM);
        display.fullScreenProperty().set(false);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.HUGE);
        assertThat(display.fullScreenTextScale()).contains(TextScale.MEDIUM);
        display.fullScreenProperty().set(true);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.MEDIUM);
        assertThat(display.windowTextScale()).isEqualTo(TextScale.HUGE);
    }

    @Test
    void theSizeOfTheNextFullScreenCanBeChosenBefore() {
        display.setFullScreenTextScale(TextScale.HUGE);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.NORMAL);
        display.fullScreenProperty().set(true);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.HUGE);
    }
}
