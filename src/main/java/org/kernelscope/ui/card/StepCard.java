package org.kernelscope.ui.card;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.StepCourse;
import org.kernelscope.ui.state.StepPlayback;

/**
 * The card of a training step that is played: the loss before and after, the weights of the layer
 * at which the step is, how they change, and the losses of the steps before. JavaFX thread.
 */
public final class StepCard extends HBox {
    private static final double LINE = 1.5;

    /** Least side of a kernel, in em. */
    private static final double KERNEL = 2.2;

    /** Largest side of a cell of a kernel, in em. */
    private static final double CELL = 0.7;

    private static final int UNITS = 10;
    private static final double CURVE = 11;

    private final StepPlayback playback;
    private final Localisation localisation;
    private final Label title = new Label();
    private final GridPane losses = new GridPane();
    private final CanvasView picture;
    private final OncePerFrame refresh = new OncePerFrame(this::show);

    /** The card of {@code playback}. */
    public StepCard(StepPlayback playback, Display display, Localisation localisation) {
        this.playback = playback;
        this.localisation = localisation;
        this.picture = new CanvasView(display, this::paint);
        setId("step-card");
        getStyleClass().addAll(Styles.PANEL, Styles.CARD);
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        losses.setId("step-losses");
        losses.getStyleClass().add(Styles.EQUATION);
        losses.setAlignment(Pos.TOP_LEFT);
        picture.setId("step-weights");
        VBox text = new VBox(title, losses);
        text.getStyleClass().add(Styles.CARD_WORDS);
        HBox.setHgrow(picture, Priority.ALWAYS);
        getChildren().addAll(text, picture);
        playback.stepProperty().addListener((step, before, now) -> refresh.request());
        playback.clock().positionProperty().subscribe(value -> refresh.request());
        localisation.languageProperty().subscribe(value -> refresh.request());
        visibleProperty().subscribe(value -> refresh.request());
    }

    private boolean isAfter() {
        StepCourse.Moment moment = playback.course().at(playback.clock().position());
        return moment.phase() == StepCourse.Phase.LOSS_AFTER;
    }

    private void show() {
        if (!isVisible()) {
            return;
        }
        Texts texts = localisation.texts();
        TrainingStep step = playback.stepProperty().getValue();
        title.setText(texts.get("stepPlayback.card.title"));
        losses.getChildren().clear();
        if (step != null) {
            line(texts.get("stepPlayback.card.before"), Numbers.value(step.lossBefore()));
            String after = isAfter() ? Numbers.value(step.lossAfter()) : "?";
            line(texts.get("stepPlayback.card.after"), after);
        }
        picture.repaintNow();
    }

    private void line(String name, String value) {
        Label number = new Label(value);
        number.getStyleClass().addAll(Styles.NUMBER, Styles.RESULT);
        GridPane.setHalignment(number, HPos.RIGHT);
        losses.addRow(losses.getRowCount(), new Label(name), number);
    }

    private void paint(CanvasPen pen, double width, double height) {
        TrainingStep step = playback.stepProperty().getValue();
        if (step == null) {
            return;
        }
        double em = pen.em();
        double curve = width > 3 * CURVE * em ? CURVE * em : 0;
        double room = width - curve - (curve > 0 ? 2 * em : 0);
        double tall = (height - 2 * LINE * em) / 2 - 0.3 * em;
        StepWeights weights =
                StepWeights.of(
                        step,
                        playback.course(),
                        playback.clock().position(),
                        Math.max(1, (int) (room / (KERNEL * em + 3))),
                        UNITS);
        Texts texts = localisation.texts();
        String layer =
                LayerWords.name(texts, step.before().architecture(), weights.layer().index());
        int shown = weights.kernels() ? weights.now().size() : weights.now().get(0).shape().rows();
        String caption =
                texts.get(
                        weights.kernels()
                                ? "stepPlayback.card.kernels"
                                : "stepPlayback.card.weights",
                        layer,
                        shown,
                        Numbers.count(weights.count()));
        caption(pen, caption, LINE * em / 2, room);
        row(pen, weights.now(), weights.largest(), LINE * em, room, tall);
        double below = LINE * em + tall + 0.3 * em;
        String change = texts.get("stepPlayback.card.change", Numbers.value(weights.most()));
        caption(pen, change, below + LINE * em / 2, room);
        row(pen, weights.change(), weights.most(), below + LINE * em, room, tall);
        if (curve > 0) {
            curve(pen, step, width - curve, curve, height);
        }
    }

    private static void caption(CanvasPen pen, String text, double y, double room) {
        pen.caption(pen.fitting(text, Face.TEXT, CanvasPen.CAPTION, room), 0, y, HPos.LEFT);
    }

    private static void row(
            CanvasPen pen, List<Tensor> tiles, double limit, double y, double room, double tall) {
        ValueColours colours = ValueColours.signed(pen.look(), limit);
        double gap = tiles.size() > 1 ? 3 : 0;
        double each = room / tiles.size() - gap;
        double x = 0;
        for (Tensor tile : tiles) {
            double cell =
                    Math.min(
                            CELL * pen.em(),
                            Math.min(each / tile.shape().columns(), tall / tile.shape().rows()));
            pen.map(tile, x, y, cell, cell, colours, false);
            double w = cell * tile.shape().columns();
            pen.frame(x, y, w, cell * tile.shape().rows(), 1, pen.look().tileFrame());
            x += w + gap;
        }
    }

    /** The losses before each step that was taken, and of this one; the last when it is known. */
    private void curve(CanvasPen pen, TrainingStep step, double x, double width, double height) {
        List<Double> values = new ArrayList<>(playback.losses());
        values.add(step.lossBefore());
        if (isAfter()) {
            values.add(step.lossAfter());
        }
        double em = pen.em();
        String name = localisation.texts().get("stepPlayback.card.curve");
        pen.caption(
                pen.fitting(name, Face.TEXT, CanvasPen.CAPTION, width),
                x,
                LINE * em / 2,
                HPos.LEFT);
        double top = LINE * em + 0.4 * em;
        double bottom = height - 0.8 * em;
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double scale = most > 0 ? (bottom - top) / most : 0;
        double between = (width - em) / Math.max(1, playback.losses().size() + 1);
        Look look = pen.look();
        pen.line(x, bottom, x + width, bottom, 1, look.quiet());
        double[] points = new double[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = x + em / 2 + i * between;
            points[2 * i + 1] = bottom - scale * values.get(i);
        }
        pen.polyline(points, 2, look.training());
        for (int i = 0; i < values.size(); i++) {
            pen.disc(points[2 * i], points[2 * i + 1], 0.25 * em, look.training());
        }
    }
}
