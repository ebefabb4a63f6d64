package org.kernelscope.ui.output;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.NameLabel;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;

/** One class: its name, its image, its bar, its probability or distance. JavaFX thread. */
final class ClassRow {
    private static final PseudoClass WINNING = PseudoClass.getPseudoClass("winning");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private String called;
    private final NameLabel name = new NameLabel();
    private final CanvasView code;
    private final FillBar bar = new FillBar();
    private final Label number = new Label();

    /**
     * @param pointed receives whether the pointer has come or gone
     * @param chosen runs at a click
     * @param code paints the image that distances are from
     */
    ClassRow(int digit, Consumer<Boolean> pointed, Runnable chosen, CanvasView code) {
        this.called = Integer.toString(digit);
        this.code = code;
        name.setText(called);
        name.getStyleClass().add(Styles.CLASS_NAME);
        code.getStyleClass().add(Styles.CODE_SMALL);
        setCodeShown(false);
        bar.setId("bar-" + digit);
        bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        number.getStyleClass().add(Styles.NUMBER);
        number.setMinWidth(Region.USE_PREF_SIZE);
        for (Node part : List.of(name, bar, number)) {
            part.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> pointed.accept(true));
            part.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointed.accept(false));
            part.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> chosen.run());
        }
        clear();
    }

    /** The columns of the row. */
    Node[] parts() {
        return new Node[] {name, code, bar, number};
    }

    /** Calls the class so; by its number at first. */
    void setName(String text) {
        called = text;
        name.setText(text);
    }

    void point(boolean pointed) {
        for (Node part : List.of(name, bar, number)) {
            part.pseudoClassStateChanged(POINTED, pointed);
        }
    }

    /** Marks the class that the loss takes for the right one. */
    void setTarget(boolean target) {
        for (Node part : List.of(name, bar, number)) {
            part.pseudoClassStateChanged(TARGET, target);
        }
    }

    void setCodeShown(boolean shown) {
        code.setVisible(shown);
        code.setManaged(shown);
    }

    void repaintCode() {
        code.repaint();
    }

    void show(float probability, boolean winning) {
        bar.setFraction(probability);
        number.setText(Numbers.probability(probability));
        bar.setAccessibleText(called + ": " + Numbers.probability(probability));
        mark(winning);
    }

    void showDistance(Texts texts, float distance, double share, boolean winning) {
        bar.setFraction(share);
        number.setText(Numbers.value(distance));
        bar.setAccessibleText(texts.get("output.distance", called, Numbers.value(distance)));
        mark(winning);
    }

    void clear() {
        bar.setFraction(0);
        number.setText("–");
        bar.setAccessibleText(called);
        mark(false);
    }

    private void mark(boolean winning) {
        bar.pseudoClassStateChanged(WINNING, winning);
        name.pseudoClassStateChanged(WINNING, winning);
        number.pseudoClassStateChanged(WINNING, winning);
    }
}
