package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Sample;
import org.kernelscope.data.Samples;
import org.kernelscope.ui.TestWindow;

/** The tray: a click, or Enter, puts a digit on the pad, and the network reads it. */
@Tag("slow")
final class TrayWalkTest {
    private static final int TEST_DIGITS = 60;

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(Drawing.EMPTY);
        window = program.window();
        TestWindow.until("the samples", () -> shown().size() == Samples.all().size());
        window.settle();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aSampleThatIsClickedIsReadAsWhatItIs() {
        for (int digit : new int[] {2, 7, 0}) {
            assertThat(Samples.all().get(digit)).extracting(Sample::digit).isEqualTo(digit);
            window.click(thumbnail(digit));
            window.untilText("#winner", Integer.toString(digit));
        }
        window.click("#undo");
        window.untilText("#winner", "7");
    }

    @Test
    void theTrayCanBeUsedWithoutAMouse() {
        TestWindow.run(() -> thumbnail(0).requestFocus());
        window.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.SPACE);
        window.untilText("#winner", "2");
        window.type(KeyCode.LEFT, KeyCode.SPACE);
        window.untilText("#winner", "1");
    }

    @Test
    void testDigitsCanBeFiltered() {
        window.click("#tray-test");
        TestWindow.until("the test digits", () -> shown().size() == TEST_DIGITS);
        window.click("#tray-filter-8");
        String begin = program.sentence("tray.testDigit", 8, "");
        TestWindow.until(
                "only eights",
                () ->
                        shown().size() == TEST_DIGITS
                                && shown().stream()
                                        .allMatch(
                                                digit ->
                                                        digit.getAccessibleText()
                                                                .startsWith(begin)));
        window.settle();
        window.click(thumbnail(0));
        assertThat(program.answer().prepared().empty()).isFalse();
    }

    private Node thumbnail(int index) {
        return TestWindow.fx(() -> shown().get(index));
    }

    private List<Node> shown() {
        Parent grid = (Parent) program.parts().window().lookup(".ks-tray-grid");
        return List.copyOf(grid.getChildrenUnmodifiable());
    }
}
