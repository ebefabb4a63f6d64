package org.kernelscope.ui.card;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The card of the cell that one points at or has pinned: who it is (layer, map, row, column), what
 * it sees, what that is multiplied with, the weighted sum, the bias, the activation and the number,
 * following the pen. JavaFX thread.
 */
public final class CellCard extends HBox {
    private final NetworkModel network;
    private final Selection selection;
    private final Localisation localisation;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label hint = new Label();
    private final GridPane equation = new GridPane();
    private final TermsView terms;
    private final OncePerFrame refresh = new OncePerFrame(this::show);

    /** The card of what is selected. */
    public CellCard(
            NetworkModel network, Display display, Selection selection, Localisation localisation) {
        this.network = network;
        this.selection = selection;
        this.localisation = localisation;
        this.terms = new TermsView(display, localisation);
        setId("card");
        getStyleClass().addAll(Styles.PANEL, Styles.CARD);
        title.setId("card-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        subtitle.getStyleClass().add(Styles.CAPTION);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        hint.getStyleClass().add(Styles.CAPTION);
        hint.setWrapText(true);
        equation.setId("card-equation");
        equation.getStyleClass().add(Styles.EQUATION);
        equation.setAlignment(Pos.TOP_LEFT);
        VBox words = new VBox(title, subtitle, equation, hint);
        words.getStyleClass().add(Styles.CARD_WORDS);
        HBox.setHgrow(terms, Priority.ALWAYS);
        getChildren().addAll(words, terms);
        network.inferenceProperty().subscribe(value -> refresh.request());
        selection.shownProperty().subscribe(value -> refresh.request());
        selection.pinnedProperty().subscribe(value -> refresh.request());
        localisation.languageProperty().subscribe(value -> refresh.request());
        display.themeProperty().subscribe(value -> refresh.request());
        display.paletteProperty().subscribe(value -> refresh.request());
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
        equation.getChildren().clear();
        equation.setManaged(false);
        if (inference == null || cell == null || !exists(inference, cell)) {
            title.setText(texts.get("card.empty.title"));
            subtitle.setText("");
            hint.setText(texts.get("card.empty.hint"));
            terms.show(null, "");
            return;
        }
        CellReport report = CellReporter.report(inference.model(), inference.activations(), cell);
        Architecture architecture = inference.model().architecture();
        title.setText(title(texts, architecture, cell));
        subtitle.setText(subtitle(texts, architecture, cell));
        boolean pinned = cell.equals(selection.pinnedProperty().get());
        hint.setText(pinned ? texts.get("card.pinned") : texts.get("card.pin"));
        equation.setManaged(true);
        Equation.fill(equation, texts, report);
        terms.show(report, nameBelow(texts, architecture, cell));
    }

    private static boolean exists(InferenceResult inference, Cell cell) {
        return cell.layer() < inference.activations().layers().size()
                && cell.channel() < inference.activations().output(cell.layer()).shape().channels();
    }

    private static String title(Texts texts, Architecture architecture, Cell cell) {
        if (cell.isInput()) {
            return texts.get("card.title.pixel", cell.row() + 1, cell.column() + 1);
        }
        Layer layer = architecture.layers().get(cell.layer());
        if (layer.index() == architecture.layers().size() - 1) {
            return texts.get("card.title.class", cell.channel());
        }
        return layer.outputShape().isUnits()
                ? texts.get("card.title.unit", layer.name(), cell.channel() + 1)
                : texts.get(
                        "card.title.cell",
                        layer.name(),
                        cell.channel() + 1,
                        cell.row() + 1,
                        cell.column() + 1);
    }

    private static String subtitle(Texts texts, Architecture architecture, Cell cell) {
        if (cell.isInput()) {
            return texts.get("card.sees.pixel");
        }
        Layer layer = architecture.layers().get(cell.layer());
        int field = layer.receptiveField().size();
        return texts.get("card.sees", field);
    }

    private static String nameBelow(Texts texts, Architecture architecture, Cell cell) {
        if (cell.isInput()) {
            return "";
        }
        return cell.layer() == 0
                ? texts.get("layer.input")
                : architecture.layers().get(cell.layer() - 1).name();
    }
}
