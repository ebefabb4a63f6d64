package org.kernelscope.ui.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * A bar for each class, with its probability, or with its distance and the image that it is the
 * distance from; pointing at one is pointing at its cell on the stage. JavaFX thread.
 */
final class ClassRows extends GridPane {
    /** The most that names of classes take of the width. */
    private static final double NAME_SHARE = 0.4;

    /** The width that names leave to bar, number and gaps, in em. */
    private static final double OTHERS = 8.5;

    /** The least width of names, in em. */
    private static final double NAME = 3;

    private static final PseudoClass DISTANCES = PseudoClass.getPseudoClass("distances");
    private static final int DIGITS = 10;

    private final NetworkModel network;
    private final BackwardModel backward;
    private final Selection selection;
    private final IntFunction<CanvasView> codes;
    private final List<ClassRow> rows = new ArrayList<>();

    /**
     * @param codes makes the image of a class
     */
    ClassRows(
            NetworkModel network,
            BackwardModel backward,
            Selection selection,
            IntFunction<CanvasView> codes) {
        this.network = network;
        this.backward = backward;
        this.selection = selection;
        this.codes = codes;
        getStyleClass().add(Styles.BARS);
        ColumnConstraints name = new ColumnConstraints();
        // Long names leave room for the bars.
        TextSize.follow(
                this,
                em ->
                        name.maxWidthProperty()
                                .bind(
                                        Bindings.max(
                                                NAME * em,
                                                Bindings.min(
                                                        widthProperty().multiply(NAME_SHARE),
                                                        widthProperty().subtract(OTHERS * em)))));
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        getColumnConstraints().setAll(name, new ColumnConstraints(), bar, number);
        setClasses(DIGITS);
        network.classNamesProperty().subscribe(now -> name());
        network.architectureProperty()
                .subscribe(
                        now -> {
                            if (now != null) {
                                setClasses(now.classes());
                            }
                        });
        selection.hoveredProperty().subscribe(this::point);
        backward.resultProperty().subscribe(this::target);
    }

    /** Makes a row for each of {@code classes}, unless they are there. */
    private void setClasses(int classes) {
        if (rows.size() == classes) {
            return;
        }
        rows.clear();
        getChildren().clear();
        for (int digit = 0; digit < classes; digit++) {
            int own = digit;
            ClassRow row =
                    new ClassRow(
                            digit,
                            entered -> pointAt(own, entered),
                            () -> choose(own),
                            codes.apply(digit));
            rows.add(row);
            addRow(digit, row.parts());
        }
        name();
    }

    private void name() {
        for (int digit = 0; digit < rows.size(); digit++) {
            rows.get(digit).setName(network.className(digit));
        }
    }

    /** The class that is pointed at, wherever that is, stands out here. */
    private void point(@Nullable Cell cell) {
        Architecture architecture = network.architectureProperty().get();
        boolean output =
                cell != null
                        && architecture != null
                        && cell.layer() == architecture.layers().size() - 1;
        for (int digit = 0; digit < rows.size(); digit++) {
            rows.get(digit).point(output && cell != null && cell.channel() == digit);
        }
    }

    /** In backward mode, the right class is chosen by a click. */
    private void choose(int digit) {
        if (backward.onProperty().get()) {
            backward.toggleLabel(digit);
        }
    }

    private void target(@Nullable BackwardResult result) {
        for (int digit = 0; digit < rows.size(); digit++) {
            rows.get(digit).setTarget(result != null && result.label() == digit);
        }
    }

    private void pointAt(int digit, boolean entered) {
        Architecture architecture = network.architectureProperty().get();
        if (architecture != null && digit < architecture.classes()) {
            Cell cell = new Cell(architecture.layers().size() - 1, digit, 0, 0);
            selection.hoveredProperty().set(entered ? cell : null);
        }
    }

    /** Shows nothing. */
    void clear() {
        rows.forEach(ClassRow::clear);
    }

    /** Makes room for the images of an RBF output, or takes it away. */
    void setCodesShown(boolean shown) {
        pseudoClassStateChanged(DISTANCES, shown);
        rows.forEach(row -> row.setCodeShown(shown));
    }

    void repaintCodes() {
        rows.forEach(ClassRow::repaintCode);
    }

    void show(Tensor probabilities) {
        setClasses(probabilities.size());
        int first = probabilities.argMax();
        for (int digit = 0; digit < rows.size(); digit++) {
            rows.get(digit).show(probabilities.get(digit), digit == first);
        }
    }

    void show(Texts texts, RbfPenalties penalties) {
        Tensor distances = penalties.distances();
        setClasses(distances.size());
        setCodesShown(true);
        float farthest = distances.max();
        for (int digit = 0; digit < rows.size(); digit++) {
            float distance = distances.get(digit);
            double share = farthest > 0 ? distance / farthest : 0;
            boolean winning = digit == penalties.winner();
            rows.get(digit).showDistance(texts, distance, share, winning);
        }
    }
}
