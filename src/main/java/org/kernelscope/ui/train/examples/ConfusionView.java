package org.kernelscope.ui.train.examples;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluation;
import org.kernelscope.data.ClassNames;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.chart.ConfusionPainter;
import org.kernelscope.ui.paint.chart.ConfusionPainter.Matrix;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.TabChoices.ClassPair;
import org.kernelscope.ui.train.tab.ViewRefresh;

/**
 * The confusion matrix: a click, or the arrows, choose a cell, whose examples are then shown.
 * JavaFX thread.
 */
final class ConfusionView extends StackPane {
    private final Display display;
    private final Localisation texts;
    private final ObjectProperty<@Nullable ClassPair> chosen;
    private final CanvasView canvas;
    private final Tooltip tooltip = new Tooltip();
    private int[][] counts = new int[0][];
    private @Nullable ClassNames names;

    /**
     * A matrix of no counts.
     *
     * @param chosen the cell whose examples are asked for; null for none
     */
    ConfusionView(ObjectProperty<@Nullable ClassPair> chosen, Display display, Localisation texts) {
        this.chosen = chosen;
        this.display = display;
        this.texts = texts;
        canvas = new CanvasView(display, (pen, width, height) -> paint(pen));
        setId("confusion");
        getChildren().add(canvas);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        Tooltip.install(this, tooltip);
        chosen.subscribe(now -> describe());
        new ViewRefresh(this, this::describe)
                .of(display.themeProperty(), display.paletteProperty(), texts.languageProperty());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Shows the counts of an evaluation; null for none.
     *
     * @param called the names of the classes; null for numbers
     */
    void show(@Nullable Evaluation evaluation, @Nullable ClassNames called) {
        names = called;
        counts = evaluation == null ? new int[0][] : counted(evaluation);
        describe();
    }

    private static int[][] counted(Evaluation evaluation) {
        int[][] all = new int[evaluation.classes()][evaluation.classes()];
        for (int actual = 0; actual < all.length; actual++) {
            for (int predicted = 0; predicted < all.length; predicted++) {
                all[actual][predicted] = evaluation.confusion(actual, predicted);
            }
        }
        return all;
    }

    private double side() {
        return Math.min(getWidth(), getHeight());
    }

    private Matrix matrix() {
        return Matrix.of(side(), TextSize.ofPainting(this), names());
    }

    private List<String> names() {
        return IntStream.range(0, counts.length).mapToObj(this::name).toList();
    }

    private String name(int label) {
        return ClassNames.name(names, label);
    }

    private @Nullable ClassPair at(MouseEvent event) {
        int actual = matrix().classAt(event.getY());
        int predicted = matrix().classAt(event.getX());
        return actual < 0 || predicted < 0 ? null : new ClassPair(actual, predicted);
    }

    private void press(MouseEvent event) {
        requestFocus();
        ClassPair pair = at(event);
        chosen.set(java.util.Objects.equals(pair, chosen.get()) ? null : pair);
    }

    private void move(MouseEvent event) {
        ClassPair pair = at(event);
        int row = matrix().classAt(event.getY());
        int named = row < 0 ? matrix().classAt(event.getX()) : row;
        tooltip.setText(pair != null ? words(pair) : named < 0 ? "" : name(named));
    }

    private String words(ClassPair pair) {
        int count = counts[pair.actual()][pair.predicted()];
        return pair.actual() == pair.predicted()
                ? texts.texts().get("training.confusion.right", name(pair.actual()), count)
                : texts.texts()
                        .get(
                                "training.confusion.wrong",
                                name(pair.actual()),
                                name(pair.predicted()),
                                count);
    }

    private void key(KeyEvent event) {
        if (counts.length == 0) {
            return;
        }
        ClassPair now = chosen.get() == null ? new ClassPair(0, 0) : chosen.get();
        int last = counts.length - 1;
        switch (event.getCode()) {
            case LEFT -> chosen.set(new ClassPair(now.actual(), Math.max(0, now.predicted() - 1)));
            case RIGHT ->
                    chosen.set(new ClassPair(now.actual(), Math.min(last, now.predicted() + 1)));
            case UP -> chosen.set(new ClassPair(Math.max(0, now.actual() - 1), now.predicted()));
            case DOWN ->
                    chosen.set(new ClassPair(Math.min(last, now.actual() + 1), now.predicted()));
            case ESCAPE -> {
                if (chosen.get() == null) {
                    return;
                }
                chosen.set(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void describe() {
        ClassPair pair = chosen.get();
        boolean known = pair != null && pair.actual() < counts.length;
        setAccessibleText(
                texts.texts().get("training.confusion")
                        + (known ? " " + words(java.util.Objects.requireNonNull(pair)) : ""));
        canvas.repaint();
    }

    private void paint(CanvasPen pen) {
        if (counts.length > 0) {
            ClassPair pair = chosen.get();
            new ConfusionPainter(pen, matrix())
                    .paint(
                            counts,
                            names(),
                            pair == null ? -1 : pair.actual(),
                            pair == null ? -1 : pair.predicted());
        }
    }
}
