package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** A number is taken over when it is one, and only then. */
final class NumberFieldTest {
    private final List<Double> taken = new ArrayList<>();
    private TestWindow window;
    private NumberField field;

    @BeforeEach
    void open() {
        window =
                TestWindow.open(
                        () -> {
                            NumberField number =
                                    new NumberField("rate", 1e-7, 10, false, taken::add);
                            number.show(0.001);
                            Button other = new Button("other");
                            other.setId("other");
                            return new Scene(new VBox(other, number), 200, 100);
                        });
        field = window.find("#rate", NumberField.class);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void enterTakesItOver() {
        write("0.02");
        window.type(KeyCode.ENTER);
        assertThat(taken).containsExactly(0.02);
    }

    @Test
    void whatIsNoNumberIsNotTakenAndGoesWhenOneLeaves() {
        for (String nonsense : List.of("fast", "", "NaN", "-1", "11", "1e999")) {
            write(nonsense);
            window.type(KeyCode.ENTER);
            TestWindow.run(() -> window.stage().getScene().lookup("#other").requestFocus());
            String text = TestWindow.fx(() -> field.getText());
            assertThat(text).isEqualTo("0.001");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void theArrowsGoThroughRoundNumbers() {
        TestWindow.run(field::requestFocus);
        window.type(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.DOWN);
        assertThat(taken).containsExactly(0.002, 0.005, 0.01, 0.005);
    }

    private void write(String text) {
        TestWindow.run(
                () -> {
                    field.requestFocus();
                    field.setText(text);
                });
    }
}
