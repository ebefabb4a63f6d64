package org.kernelscope.ui.control;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A field for a number, accepted with Enter or when the focus leaves; the arrows up and down step
 * through round values. Text that is no number, or out of range, is marked and not accepted. JavaFX
 * thread.
 */
public final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final double least;
    private final double most;
    private final boolean whole;
    private final DoubleConsumer taken;
    private double value;

    /**
     * A field for a number between {@code least} and {@code most}.
     *
     * @param whole true for whole numbers
     * @param taken receives each accepted number
     */
    public NumberField(String id, double least, double most, boolean whole, DoubleConsumer taken) {
        this.least = least;
        this.most = most;
        this.whole = whole;
        this.taken = taken;
        setId(id);
        setPrefColumnCount(6);
        setOnAction(event -> take());
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                take();
                            }
                        });
        textProperty().subscribe(text -> pseudoClassStateChanged(WRONG, !isGood()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::step);
    }

    /** Shows a number. */
    public void show(double number) {
        value = number;
        setText(written(number));
    }

    private String written(double number) {
        if (whole) {
            return Long.toString(Math.round(number));
        }
        String text = String.format(Locale.ROOT, "%.8f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private boolean isGood() {
        double number = parsed();
        return number >= least && number <= most && (!whole || number == Math.rint(number));
    }

    private double parsed() {
        try {
            return Double.parseDouble(getText().strip().replace(",", whole ? "" : "."));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private void take() {
        if (!isGood()) {
            // Back to what holds, rather than leave a number there that does not.
            if (!isFocused()) {
                show(value);
            }
            return;
        }
        double number = parsed();
        if (number != value) {
            value = number;
            taken.accept(number);
        }
    }

    private void step(KeyEvent event) {
        boolean up = event.getCode() == javafx.scene.input.KeyCode.UP;
        if (!up && event.getCode() != javafx.scene.input.KeyCode.DOWN) {
            return;
        }
        event.consume();
        double next = whole && most < 100 ? value + (up ? 1 : -1) : rounded(value, up);
        if (next >= least && next <= most) {
            setText(written(next));
            take();
        }
    }

    /** The next of 1, 2, 5 times a power of ten. */
    private static double rounded(double value, boolean up) {
        if (value <= 0) {
            return up ? 1e-4 : 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double example = value / power;
        double next;
        if (up) {
            next = example < 1.999 ? 2 : example < 4.999 ? 5 : 10;
        } else {
            next = example > 5.001 ? 5 : example > 2.001 ? 2 : example > 1.001 ? 1 : 0.5;
        }
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", next * power));
    }
}
