package org.kernelscope.ui.output;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The answer of the network: the winner, large; the runner-up, named; ten bars with the
 * probabilities. An empty pad has no answer. JavaFX thread.
 */
public final class OutputView extends VBox {
    private static final PseudoClass WINNING = PseudoClass.getPseudoClass("winning");

    private final Localisation localisation;
    private final Label winner = new Label();
    private final Label certainty = new Label();
    private final Label runnerUp = new Label();
    private final List<Row> rows = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final NetworkModel network;

    /** The output of {@code network}. */
    public OutputView(NetworkModel network, Localisation localisation) {
        this.network = network;
        this.localisation = localisation;
        setId("output");
        getStyleClass().add(Styles.PANEL);
        Label title = new Label();
        title.textProperty().bind(localisation.text("output.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        getChildren().addAll(title, headline(), bars());
        network.inferenceProperty().subscribe(this::show);
        localisation
                .languageProperty()
                .subscribe(language -> show(network.inferenceProperty().get()));
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
        HBox headline = new HBox(winner, words);
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
        grid.getColumnConstraints().setAll(name, bar, number);
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
            grid.addRow(digit, row.name, row.bar, row.number);
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
    private static final class Row {
        private final int digit;
        private final Label name = new Label();
        private final FillBar bar = new FillBar();
        private final Label number = new Label();

        Row(int digit) {
            this.digit = digit;
            name.setText(Integer.toString(digit));
            name.getStyleClass().add(Styles.CLASS_NAME);
            bar.setId("bar-" + digit);
            bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
            number.getStyleClass().add(Styles.NUMBER);
            number.setMinWidth(USE_PREF_SIZE);
            clear();
        }

        void show(float probability, boolean winning) {
            bar.setFraction(probability);
            number.setText(Numbers.percent(probability));
            bar.setAccessibleText(digit + ": " + Numbers.percent(probability));
            mark(winning);
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
