package org.kernelscope.ui.card;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The card of the selected cell: its position, its inputs and weights, and the equation of its
 * value, updated while the user draws.
 */
public final class CellCard extends HBox {
    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label hint = new Label();
    private final Label pin = new Label();
    private final GridPane equation = new GridPane();
    private final CanvasView terms;
    private final OncePerFrame refresh = new OncePerFrame(this::show);
    private @Nullable CellReport report;
    private @Nullable InferenceResult computed;
    private final BooleanProperty nothing = new SimpleBooleanProperty(this, "nothing", true);
    private String below = "";

    /**
     * The card of what is selected.
     *
     * @param first the first steps, shown while nothing is selected
     */
    public CellCard(
            NetworkModel network,
            Display display,
            Selection selection,
            Localisation localisation,
            FirstSteps first) {
        this.network = network;
        this.display = display;
        this.selection = selection;
        this.localisation = localisation;
        this.terms = new CanvasView(display, this::paint);
        setId("card");
        getStyleClass().addAll(Styles.PANEL, Styles.CARD);
        title.setId("card-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        subtitle.getStyleClass().add(Styles.CAPTION);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        HBox spared = new HBox(subtitle);
        spared.getStyleClass().add(Styles.SPARED_LOWEST);
        pin.setWrapText(true);
        pin.setMinHeight(USE_PREF_SIZE);
        pin.getStyleClass().add(Styles.CAPTION);
        pin.managedProperty().bind(pin.textProperty().isNotEmpty());
        VBox sparedPin = new VBox(pin);
        sparedPin.getStyleClass().add(Styles.SPARED_LOWER);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        hint.getStyleClass().add(Styles.CAPTION);
        hint.setMinHeight(USE_PREF_SIZE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        hint.setWrapText(true);
        equation.setId("card-equation");
        equation.getStyleClass().add(Styles.EQUATION);
        equation.setAlignment(Pos.TOP_LEFT);
        terms.setId("card-terms");
        VBox text = new VBox(title, spared, equation, sparedPin, hint);
        text.getStyleClass().add(Styles.CARD_WORDS);
        StackPane sparedSteps = new StackPane(first);
        StackPane steps = new StackPane(sparedSteps);
        sparedSteps.getStyleClass().addAll(Styles.SPARED_NARROWER, Styles.SPARED_LOWER);
        StackPane beside = new StackPane(steps, terms);
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.ALWAYS);
        nothing.subscribe(
                now -> {
                    terms.setVisible(!now);
                    steps.setManaged(now);
                    steps.setVisible(now);
                });
        getChildren().addAll(text, beside);
        network.inferenceProperty().subscribe(value -> refresh.request());
        selection.shownProperty().subscribe(value -> refresh.request());
        selection.pinnedProperty().subscribe(value -> refresh.request());
        localisation.languageProperty().subscribe(value -> refresh.request());
        display.scaleProperty().subscribe(value -> refresh.request());
        visibleProperty().subscribe(value -> refresh.request());
        show();
    }

    private void show() {
        if (!isVisible()) {
            // What is open on the stage says it all, and its clock goes from cell to cell.
            return;
        }
        InferenceResult inference = network.inferenceProperty().get();
        Cell cell = selection.shownProperty().getValue();
        Texts texts = localisation.texts();
        boolean known = inference != null && cell != null && exists(inference, cell);
        equation.getChildren().clear();
        equation.setManaged(known);
        nothing.set(!known);
        if (inference == null || cell == null || !known) {
            report = null;
            title.setText(texts.get("card.empty.title"));
            subtitle.setText("");
            pin.setText("");
            hint.setText(texts.get("card.empty.hint"));
        } else {
            CellReport now = CellReporter.report(inference.model(), inference.activations(), cell);
            CardContent content = CardContent.of(texts, inference.model(), now);
            report = now;
            computed = inference;
            below = content.below();
            title.setText(content.title());
            subtitle.setText(content.subtitle());
            boolean pinned = cell.equals(selection.pinnedProperty().get());
            String free = texts.get(cell.isInput() ? "card.pin.pixel" : "card.pin");
            hint.setText("");
            pin.setText(pinned ? texts.get("card.pinned") : free);
            show(content);
        }
        terms.repaintNow();
    }

    private void show(CardContent content) {
        int last = content.lines().size() - 1;
        for (int row = 0; row <= last; row++) {
            CardContent.Line line = content.lines().get(row);
            Label value = new Label(line.value());
            value.getStyleClass().add(Styles.NUMBER);
            if (row == last) {
                value.getStyleClass().add(Styles.RESULT);
            }
            GridPane.setHalignment(value, HPos.RIGHT);
            equation.addRow(row, new Label(line.term()), value);
        }
    }

    private static boolean exists(InferenceResult inference, Cell cell) {
        return cell.layer() < inference.activations().layers().size()
                && cell.channel() < inference.activations().output(cell.layer()).shape().channels();
    }

    private String nameBelow(Architecture architecture, int layer, int map) {
        Texts texts = localisation.texts();
        return layer == Cell.INPUT && architecture.input().isColour()
                ? LayerWords.map(texts, architecture, layer, map)
                : texts.get("card.patch", below, map + 1);
    }

    private void paint(CanvasPen pen, double width, double height) {
        CellReport now = report;
        InferenceResult inference = computed;
        if (now != null && inference != null) {
            Architecture architecture = inference.model().architecture();
            InputSpec input = architecture.input();
            ColorScale scale = inference.scale(display.scaleProperty().get());
            int layer = now.cell().layer() - 1;
            new TermsPainter(
                            pen,
                            localisation.texts(),
                            below,
                            map -> nameBelow(architecture, layer, map),
                            map -> ValueColours.onStage(pen.look(), input, scale, layer, map),
                            width,
                            height)
                    .paint(now);
        }
    }
}
