package org.kernelscope.ui.card;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.GradientReport;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Selection;

/**
 * The card of the selected cell in backward mode: the gradient of the loss there, the terms that
 * make it, and what it means in words. JavaFX thread.
 */
public final class GradientCard extends HBox {
    private static final double LINE = 1.55;
    private static final double COLUMN = 24;

    private final BackwardModel backward;
    private final Selection selection;
    private final Localisation localisation;
    private final Label title = new Label();
    private final Label subject = new Label();
    private final Label meaning = new Label();
    private final GridPane equation = new GridPane();
    private final CanvasView terms;
    private final OncePerFrame refresh = new OncePerFrame(this::show);
    private @Nullable GradientReport report;
    private @Nullable Architecture architecture;

    /** The card of what is selected. */
    public GradientCard(
            BackwardModel backward,
            Display display,
            Selection selection,
            Localisation localisation) {
        this.backward = backward;
        this.selection = selection;
        this.localisation = localisation;
        this.terms = new CanvasView(display, this::paint);
        setId("gradient-card");
        getStyleClass().addAll(Styles.PANEL, Styles.CARD);
        title.setId("gradient-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        subject.setId("gradient-subject");
        subject.getStyleClass().add(Styles.CAPTION);
        meaning.setId("gradient-meaning");
        meaning.getStyleClass().add(Styles.CAPTION);
        for (Label label : List.of(title, subject, meaning)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        equation.setId("gradient-equation");
        equation.getStyleClass().add(Styles.EQUATION);
        equation.setAlignment(Pos.TOP_LEFT);
        terms.setId("gradient-terms");
        HBox spared = new HBox(subject);
        spared.getStyleClass().add(Styles.SPARED_LOWEST);
        VBox text = new VBox(title, spared, equation, meaning);
        text.getStyleClass().add(Styles.CARD_WORDS);
        HBox.setHgrow(terms, Priority.ALWAYS);
        getChildren().addAll(text, terms);
        backward.onProperty().subscribe(value -> refresh.request());
        backward.resultProperty().subscribe(value -> refresh.request());
        selection.shownProperty().subscribe(value -> refresh.request());
        localisation.languageProperty().subscribe(value -> refresh.request());
        visibleProperty().subscribe(value -> refresh.request());
    }

    private void show() {
        if (!isVisible()) {
            return;
        }
        Texts texts = localisation.texts();
        BackwardResult result = backward.resultProperty().get();
        Cell cell = selection.shownProperty().getValue();
        equation.getChildren().clear();
        report = null;
        if (result == null) {
            title.setText(texts.get("backward.title"));
            subject.setText("");
            meaning.setText(texts.get("backward.empty"));
        } else {
            subject.setText(subject(texts, result));
            if (cell == null || !exists(result, cell)) {
                title.setText(texts.get("backward.title"));
                meaning.setText(texts.get("backward.hint"));
            } else {
                show(texts, result, cell);
            }
        }
        equation.setManaged(report != null);
        terms.repaintNow();
    }

    private void show(Texts texts, BackwardResult result, Cell cell) {
        Architecture of = result.inference().model().architecture();
        GradientReport now =
                GradientReport.of(
                        result.inference().model(),
                        result.inference().activations(),
                        result.gradients(),
                        cell);
        report = now;
        architecture = of;
        GradientContent content =
                GradientContent.of(texts, result.inference().model(), result.label(), now);
        title.setText(content.title());
        content.lines().forEach(this::add);
        meaning.setText(content.meaning());
    }

    private static String subject(Texts texts, BackwardResult result) {
        return texts.get(
                "backward.subject",
                result.inference().model().className(result.label()),
                LayerWords.loss(texts, result.loss()),
                Numbers.value(result.value()));
    }

    private void add(GradientContent.Line line) {
        Label number = new Label(line.value());
        number.getStyleClass().add(Styles.NUMBER);
        if (line.isResult()) {
            number.getStyleClass().add(Styles.RESULT);
        }
        GridPane.setHalignment(number, HPos.RIGHT);
        equation.addRow(equation.getRowCount(), new Label(line.term()), number);
    }

    private static boolean exists(BackwardResult result, Cell cell) {
        return cell.layer() < result.gradients().outputs().size()
                && cell.channel() < result.gradients().output(cell.layer()).shape().channels();
    }

    /** The strongest terms, written out: slope × gradient = product. */
    private void paint(CanvasPen pen, double width, double height) {
        GradientReport now = report;
        Architecture of = architecture;
        if (now == null || of == null || now.terms().isEmpty()) {
            return;
        }
        double em = pen.em();
        double line = LINE * em;
        int perColumn = Math.max(1, (int) ((height - line) / line));
        int columns = Math.max(1, (int) (width / (COLUMN * em)));
        List<GradientReport.Term> strongest =
                GradientContent.strongest(now.terms(), (long) Math.min(2, columns) * perColumn);
        Texts texts = localisation.texts();
        String above = LayerWords.name(texts, of, now.cell().layer() + 1);
        String heading = texts.get("backward.strongest", strongest.size(), now.terms().size());
        pen.caption(
                pen.fitting(heading, Face.TEXT, CanvasPen.CAPTION, width), 0, line / 2, HPos.LEFT);
        Look look = pen.look().ofGradients();
        double largest = Math.abs(strongest.get(0).product());
        boolean whole = width > (COLUMN - 1) * em;
        for (int i = 0; i < strongest.size(); i++) {
            GradientReport.Term term = strongest.get(i);
            double x = i / perColumn * COLUMN * em;
            double y = line * (1.5 + i % perColumn);
            pen.caption(place(above, of, term.above()), x, y, HPos.LEFT);
            String factors =
                    Numbers.value(term.slope()) + " × " + Numbers.value(term.gradient()) + " = ";
            pen.number(
                    (whole ? factors : "") + Numbers.signed(term.product()),
                    x + 6 * em,
                    y,
                    HPos.LEFT);
            double share = largest > 0 ? term.product() / largest : 0;
            if (share != 0) {
                pen.fill(
                        x + (whole ? 21 : 11) * em,
                        y - 0.35 * em,
                        Math.max(1, Math.abs(share) * 2.2 * em),
                        0.7 * em,
                        look.signed(share < 0 ? -0.6 : 0.6));
            }
        }
    }

    /** {@code C3·5 (2, 7)}: map, row and column, counted from 1. */
    private static String place(String layer, Architecture of, Cell cell) {
        String map = layer + "·" + (cell.channel() + 1);
        if (cell.layer() == of.layers().size() - 1) {
            return layer + "·" + cell.channel();
        }
        return of.layers().get(cell.layer()).outputShape().isUnits()
                ? map
                : map + " (" + (cell.row() + 1) + ", " + (cell.column() + 1) + ")";
    }
}
