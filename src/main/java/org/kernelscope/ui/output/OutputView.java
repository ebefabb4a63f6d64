package org.kernelscope.ui.output;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.NameLabel;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The answer of the network: the winner, large; the runner-up, named; ten bars with the
 * probabilities; or, of an RBF output, the ten distances, each beside the image that it is the
 * distance from, and what the layer below shows, as an image. An empty pad has no answer. JavaFX
 * thread.
 */
public final class OutputView extends VBox {
    /** The winner is no digit but a word, which needs more room. */
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");

    /** A word above the numbers, which have no room beside it. */
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    /** Letters of a name that has room beside the numbers. */
    private static final int BRIEF = 6;

    private static final int LINES = 2;

    private final Localisation localisation;
    private final NameLabel winner = new NameLabel(LINES);
    private final Label certainty = new Label();
    private final Label runnerUp = new Label();
    private final ClassRows rows;
    private final NetworkModel network;
    private final Display display;
    private final Label how = new Label();
    private final BooleanProperty explained = new SimpleBooleanProperty(this, "explained");
    private final CanvasView units;
    private @Nullable RbfPenalties penalties;

    /**
     * The output of {@code network}.
     *
     * @param backward is given the right class by a click
     */
    public OutputView(
            NetworkModel network,
            BackwardModel backward,
            Display display,
            Selection selection,
            Localisation localisation) {
        this.network = network;
        this.display = display;
        this.localisation = localisation;
        this.units = new CanvasView(display, (pen, width, height) -> paintUnits(pen, height));
        this.rows = new ClassRows(network, backward, selection, this::code);
        setId("output");
        getStyleClass().add(Styles.PANEL);
        Label title = new Label();
        title.textProperty().bind(localisation.text("output.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        how.setId("output-how");
        how.getStyleClass().add(Styles.CAPTION);
        how.setWrapText(true);
        how.setMinHeight(USE_PREF_SIZE);
        // What is open on the stage says the same with images, and needs the height.
        how.visibleProperty().bind(explained.and(selection.openedProperty().isNull()));
        how.managedProperty().bind(how.visibleProperty());
        Label choose = new Label();
        choose.setId("output-target");
        choose.getStyleClass().add(Styles.CAPTION);
        choose.setWrapText(true);
        choose.setMinHeight(USE_PREF_SIZE);
        choose.textProperty().bind(localisation.text("backward.choose"));
        choose.visibleProperty().bind(backward.onProperty());
        choose.managedProperty().bind(choose.visibleProperty());
        getChildren().addAll(title, headline(), how, rows, choose);
        compare(null);
        network.inferenceProperty().subscribe(this::show);
        network.classNamesProperty().subscribe(names -> show(network.inferenceProperty().get()));
        localisation
                .languageProperty()
                .subscribe(language -> show(network.inferenceProperty().get()));
    }

    private VBox headline() {
        winner.setId("winner");
        winner.getStyleClass().add(Styles.WINNER);
        certainty.setId("certainty");
        certainty.getStyleClass().add(Styles.NUMBER);
        runnerUp.setId("runner-up");
        runnerUp.getStyleClass().add(Styles.CAPTION);
        runnerUp.setWrapText(true);
        runnerUp.setMinHeight(USE_PREF_SIZE);
        winner.managedProperty().bind(winner.textProperty().isNotEmpty());
        certainty.managedProperty().bind(certainty.textProperty().isNotEmpty());
        VBox words = new VBox(certainty, runnerUp);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        units.setId("output-units");
        units.getStyleClass().add(Styles.CODE_LARGE);
        HBox beside = new HBox(units, words);
        beside.getStyleClass().add(Styles.HEADLINE);
        beside.setAlignment(Pos.CENTER_LEFT);
        VBox headline = new VBox(beside);
        headline.setAlignment(Pos.CENTER_LEFT);
        network.classNamesProperty().subscribe(names -> stack(headline, beside, isLong(names)));
        return headline;
    }

    private static boolean isLong(@Nullable ClassNames names) {
        return names != null
                && names.names().stream()
                        .anyMatch(name -> !ClassNames.shortened(name, BRIEF).equals(name));
    }

    /** Puts the winner above the numbers or beside them, whichever class it is. */
    private void stack(VBox headline, HBox beside, boolean stacked) {
        headline.getChildren().remove(winner);
        beside.getChildren().remove(winner);
        (stacked ? headline : beside).getChildren().add(0, winner);
        for (Node part : List.of(beside, winner)) {
            part.pseudoClassStateChanged(STACKED, stacked);
        }
    }

    private void show(@Nullable InferenceResult inference) {
        boolean predicted = inference != null && inference.hasDigit();
        if (inference == null || !predicted) {
            winner.setText("");
            certainty.setText("");
            boolean ready = network.statusProperty().get() == NetworkModel.Status.READY;
            boolean empty = inference != null && ready;
            runnerUp.setText(empty ? localisation.texts().get("output.empty") : "");
            rows.clear();
            compare(inference == null ? null : RbfPenalties.of(inference).orElse(null));
            explained.set(empty);
            how.setText(inference == null ? "" : withoutDigit(inference));
            setAccessibleText(runnerUp.getText() + " " + how.getText());
            return;
        }
        RbfPenalties distances = RbfPenalties.of(inference).orElse(null);
        compare(distances);
        if (distances != null) {
            showDistances(inference.model(), distances);
            return;
        }
        Tensor probabilities = inference.activations().probabilities();
        rows.show(probabilities);
        int first = probabilities.argMax();
        int second = probabilities.size() == 1 ? first : second(probabilities, first);
        Model model = inference.model();
        String name = model.className(first);
        winner.setText(name);
        winner.pseudoClassStateChanged(WORD, name.length() > 1);
        certainty.setText(Numbers.probability(probabilities.get(first)));
        runnerUp.setText(
                localisation
                        .texts()
                        .get(
                                "output.runnerUp",
                                model.className(second),
                                Numbers.probability(probabilities.get(second))));
        setAccessibleText(name + ", " + certainty.getText() + ", " + runnerUp.getText());
    }

    /** The sentence for a stage without a digit. */
    private String withoutDigit(InferenceResult inference) {
        Texts texts = localisation.texts();
        float background = inference.model().architecture().input().background();
        return background == 0
                ? texts.get("output.empty.biases")
                : texts.get("output.empty.background", Numbers.cell(background));
    }

    /** Makes room for the images of an RBF output, or takes it away. */
    private void compare(@Nullable RbfPenalties next) {
        penalties = next;
        boolean shown = next != null;
        units.setVisible(shown);
        units.setManaged(shown);
        explained.set(shown);
        rows.setCodesShown(shown);
        if (next != null) {
            how.setText(localisation.texts().get("output.how", next.below()));
            units.setAccessibleText(localisation.texts().get("output.units", next.below()));
        }
        repaint();
    }

    private void repaint() {
        units.repaint();
        rows.repaintCodes();
    }

    private void showDistances(Model model, RbfPenalties distances) {
        Texts texts = localisation.texts();
        int first = distances.winner();
        int second = distances.second();
        rows.show(texts, distances);
        String name = model.className(first);
        winner.setText(name);
        winner.pseudoClassStateChanged(WORD, name.length() > 1);
        certainty.setText(Numbers.value(distances.distances().get(first)));
        runnerUp.setText(
                texts.get(
                        "output.nextNearest",
                        model.className(second),
                        Numbers.value(distances.distances().get(second))));
        setAccessibleText(
                texts.get("output.nearest", name, certainty.getText()) + ", " + runnerUp.getText());
    }

    /** Paints the units below an RBF output as ink: −1 is none, 1 is full. */
    private void paintUnits(CanvasPen pen, double height) {
        RbfPenalties known = penalties;
        if (known != null) {
            double cell = Math.floor((height - 2) / RbfCodes.ROWS);
            Tensor values = known.units();
            pen.ink(i -> (values.get(i) + 1) / 2, values.size(), RbfCodes.COLUMNS, 1, 1, cell);
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

    private CanvasView code(int digit) {
        return new CanvasView(display, (pen, width, height) -> paintCode(pen, digit, height));
    }

    private void paintCode(CanvasPen pen, int digit, double height) {
        RbfPenalties known = penalties;
        if (known != null && digit < known.codes().classes()) {
            double cell = Math.max(1, Math.floor((height - 2) / RbfCodes.ROWS));
            RbfCodes codes = known.codes();
            pen.ink(
                    i -> (codes.at(digit, i) + 1) / 2.0,
                    codes.length(),
                    RbfCodes.COLUMNS,
                    1,
                    1,
                    cell);
        }
    }
}
