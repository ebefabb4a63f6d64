package org.kernelscope.ui.output;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Codes;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.paint.chart.Easel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The answer of the network: the winner, large; the runner-up, named; ten bars with the
 * probabilities; or, of an RBF output, the ten distances, each beside the picture that it is the
 * distance from, and what the layer below shows, as a picture. An empty pad has no answer. JavaFX
 * thread.
 */
public final class OutputView extends VBox {
    private static final PseudoClass WINNING = PseudoClass.getPseudoClass("winning");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private static final PseudoClass DISTANCES = PseudoClass.getPseudoClass("distances");

    private final Selection selection;
    private final Localisation localisation;
    private final Label winner = new Label();
    private final Label certainty = new Label();
    private final Label runnerUp = new Label();
    private final List<Row> rows = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final NetworkModel network;
    private final Display display;
    private final Label how = new Label();
    private final CanvasView units = new CanvasView((g, width, height) -> paintUnits(g));
    private @Nullable Penalties penalties;

    /** The output of {@code network}. */
    public OutputView(
            NetworkModel network, Display display, Selection selection, Localisation localisation) {
        this.network = network;
        this.selection = selection;
        this.display = display;
        this.localisation = localisation;
        setId("output");
        getStyleClass().add(Styles.PANEL);
        Label title = new Label();
        title.textProperty().bind(localisation.text("output.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        how.setId("output-how");
        how.getStyleClass().add(Styles.CAPTION);
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, headline(), how, bars());
        compare(null);
        display.themeProperty().subscribe(theme -> repaint());
        network.inferenceProperty().subscribe(this::show);
        selection.hoveredProperty().subscribe(this::point);
        localisation
                .languageProperty()
                .subscribe(language -> show(network.inferenceProperty().get()));
    }

    /** The class that is pointed at, wherever that is, stands out here. */
    private void point(@Nullable Cell cell) {
        Architecture architecture = network.architectureProperty().get();
        boolean output =
                cell != null
                        && architecture != null
                        && cell.layer() == architecture.layers().size() - 1;
        for (Row row : rows) {
            row.point(output && cell != null && cell.channel() == row.digit);
        }
    }

    /** Pointing at a class here is pointing at its cell. */
    private void pointAt(int digit, boolean entered) {
        Architecture architecture = network.architectureProperty().get();
        if (architecture != null && digit < architecture.classes()) {
            Cell cell = new Cell(architecture.layers().size() - 1, digit, 0, 0);
            selection.hoveredProperty().set(entered ? cell : null);
        }
    }

    private HBox headline() {
        winner.setId("winner");
        winner.getStyleClass().add(Styles.WINNER);
        certainty.setId("certainty");
        certainty.getStyleClass().add(Styles.NUMBER);
        runnerUp.setId("runner-up");
        runnerUp.getStyleClass().add(Styles.CAPTION);
        runnerUp.setWrapText(true);
        VBox words = new VBox(certainty, runnerUp);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        units.setId("output-units");
        units.getStyleClass().add(Styles.CODE_LARGE);
        HBox headline = new HBox(winner, units, words);
        headline.getStyleClass().add(Styles.HEADLINE);
        headline.setAlignment(Pos.CENTER_LEFT);
        return headline;
    }

    private GridPane bars() {
        grid.getStyleClass().add(Styles.BARS);
        ColumnConstraints name = new ColumnConstraints();
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(name, new ColumnConstraints(), bar, number);
        show(10);
        return grid;
    }

    /** Makes a row for each of {@code classes}, unless they are there. */
    private void show(int classes) {
        if (rows.size() == classes) {
            return;
        }
        rows.clear();
        grid.getChildren().clear();
        for (int digit = 0; digit < classes; digit++) {
            Row row = new Row(digit);
            rows.add(row);
            grid.addRow(digit, row.name, row.code, row.bar, row.number);
        }
    }

    private void show(@Nullable Inference inference) {
        boolean guess = inference != null && !inference.prepared().empty();
        if (inference == null || !guess) {
            winner.setText("");
            certainty.setText("");
            boolean ready = network.statusProperty().get() == NetworkModel.Status.READY;
            runnerUp.setText(ready ? localisation.texts().get("output.empty") : "");
            setAccessibleText(runnerUp.getText());
            rows.forEach(Row::clear);
            compare(inference == null ? null : Penalties.of(inference).orElse(null));
            return;
        }
        Penalties distances = Penalties.of(inference).orElse(null);
        compare(distances);
        if (distances != null) {
            show(distances);
            return;
        }
        Tensor probabilities = inference.activations().probabilities();
        show(probabilities.size());
        int first = probabilities.argMax();
        int second = probabilities.size() == 1 ? first : second(probabilities, first);
        winner.setText(Integer.toString(first));
        certainty.setText(Numbers.percent(probabilities.get(first)));
        runnerUp.setText(
                localisation
                        .texts()
                        .get(
                                "output.runnerUp",
                                second,
                                Numbers.percent(probabilities.get(second))));
        setAccessibleText(first + ", " + certainty.getText() + ", " + runnerUp.getText());
        for (Row row : rows) {
            row.show(probabilities.get(row.digit), row.digit == first);
        }
    }

    /** Makes room for the pictures of an RBF output, or takes it away. */
    private void compare(@Nullable Penalties next) {
        penalties = next;
        boolean shown = next != null;
        units.setVisible(shown);
        units.setManaged(shown);
        how.setVisible(shown);
        how.setManaged(shown);
        grid.pseudoClassStateChanged(DISTANCES, shown);
        if (next != null) {
            how.setText(localisation.texts().get("output.how", next.below()));
            units.setAccessibleText(localisation.texts().get("output.units", next.below()));
        }
        for (Row row : rows) {
            row.code.setVisible(shown);
            row.code.setManaged(shown);
        }
        repaint();
    }

    private void repaint() {
        units.repaint();
        rows.forEach(row -> row.code.repaint());
    }

    private void show(Penalties distances) {
        show(distances.distances().size());
        Texts texts = localisation.texts();
        int first = distances.winner();
        int second = distances.second();
        float farthest = distances.distances().max();
        winner.setText(Integer.toString(first));
        certainty.setText(Numbers.value(distances.distances().get(first)));
        runnerUp.setText(
                texts.get(
                        "output.nextNearest",
                        second,
                        Numbers.value(distances.distances().get(second))));
        setAccessibleText(
                texts.get("output.nearest", first, certainty.getText())
                        + ", "
                        + runnerUp.getText());
        for (Row row : rows) {
            float distance = distances.distances().get(row.digit);
            row.showDistance(distance, farthest > 0 ? distance / farthest : 0, row.digit == first);
        }
    }

    private void paintUnits(GraphicsContext graphics) {
        Penalties known = penalties;
        if (known != null) {
            double cell = Math.floor((units.getHeight() - 2) / Codes.ROWS);
            new CodePainter(easel(graphics)).units(known.units(), 1, 1, cell);
        }
    }

    private Easel easel(GraphicsContext graphics) {
        StageLook stage =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        return new Easel(graphics, new ChartLook(stage, TextSize.at(this), Fonts.TEXT, Fonts.MONO));
    }

    private static int second(Tensor probabilities, int first) {
        int second = first == 0 ? 1 : 0;
        for (int i = 0; i < probabilities.size(); i++) {
            if (i != first && probabilities.get(i) > probabilities.get(second)) {
                second = i;
            }
        }
        return second;
    }

    /** One class: its name, its bar, its probability. */
    private final class Row {
        private final int digit;
        private final Label name = new Label();
        private final CanvasView code = new CanvasView((g, width, height) -> paintCode(g));
        private final FillBar bar = new FillBar();
        private final Label number = new Label();

        Row(int digit) {
            this.digit = digit;
            name.setText(Integer.toString(digit));
            name.getStyleClass().add(Styles.CLASS_NAME);
            code.getStyleClass().add(Styles.CODE_SMALL);
            code.setVisible(false);
            code.setManaged(false);
            bar.setId("bar-" + digit);
            bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
            number.getStyleClass().add(Styles.NUMBER);
            number.setMinWidth(USE_PREF_SIZE);
            for (Node part : List.of(name, bar, number)) {
                part.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> pointAt(digit, true));
                part.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointAt(digit, false));
            }
            clear();
        }

        void point(boolean pointed) {
            for (Node part : List.of(name, bar, number)) {
                part.pseudoClassStateChanged(POINTED, pointed);
            }
        }

        void show(float probability, boolean winning) {
            bar.setFraction(probability);
            number.setText(Numbers.percent(probability));
            bar.setAccessibleText(digit + ": " + Numbers.percent(probability));
            mark(winning);
        }

        void showDistance(float distance, double share, boolean winning) {
            bar.setFraction(share);
            number.setText(Numbers.value(distance));
            bar.setAccessibleText(
                    localisation.texts().get("output.distance", digit, Numbers.value(distance)));
            mark(winning);
        }

        private void paintCode(GraphicsContext graphics) {
            Penalties known = penalties;
            if (known != null && digit < known.codes().classes()) {
                double cell = Math.max(1, Math.floor((code.getHeight() - 2) / Codes.ROWS));
                new CodePainter(easel(graphics)).code(known.codes(), digit, 1, 1, cell);
            }
        }

        void clear() {
            bar.setFraction(0);
            number.setText("–");
            bar.setAccessibleText(Integer.toString(digit));
            mark(false);
        }

        private void mark(boolean winning) {
            bar.pseudoClassStateChanged(WINNING, winning);
            name.pseudoClassStateChanged(WINNING, winning);
            number.pseudoClassStateChanged(WINNING, winning);
        }
    }
}
