package org.kernelscope.ui.legend;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.GradientFlow;
import org.kernelscope.ui.paint.HistogramPainter;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The legend of the colours: a bar from the most negative to the most positive value of the scale,
 * and above it, in the same colours, a histogram of the values that wear them. It speaks of the map
 * or layer of the cell that is shown, else of the whole network. JavaFX thread.
 */
public final class LegendView extends VBox {
    private final NetworkModel network;
    private final BackwardModel backward;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final PixelView picture = new PixelView(this::paint);
    private final Label subject = new Label();

    /** The explanation of the pipes between the layers, for which the legend has no room. */
    private final Tooltip pipes = new Tooltip();

    private final Label low = new Label();
    private final Label zero = new Label();
    private final Label high = new Label();
    private @Nullable LegendSubject shown;
    private final OncePerFrame refresh = new OncePerFrame(this::refresh);

    /** The legend of what {@code network} computed. */
    public LegendView(
            NetworkModel network,
            BackwardModel backward,
            Display display,
            Selection selection,
            Localisation localisation) {
        this.network = network;
        this.backward = backward;
        this.display = display;
        this.selection = selection;
        this.localisation = localisation;
        setId("legend");
        getStyleClass().add(Styles.LEGEND);
        Label title = new Label();
        title.textProperty().bind(localisation.text("legend.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        subject.getStyleClass().add(Styles.CAPTION);
        subject.setWrapText(true);
        subject.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.getStyleClass().add(Styles.LEGEND_BARS);
        picture.setMinHeight(34);
        getChildren().addAll(title, subject, picture, axis());
        network.inferenceProperty().subscribe(value -> refresh.request());
        backward.onProperty().subscribe(value -> refresh.request());
        backward.resultProperty().subscribe(value -> refresh.request());
        selection.shownProperty().subscribe(value -> refresh.request());
        display.scaleProperty().subscribe(value -> refresh.request());
        display.themeProperty().subscribe(value -> refresh.request());
        display.paletteProperty().subscribe(value -> refresh.request());
        localisation.languageProperty().subscribe(value -> refresh.request());
    }

    private HBox axis() {
        HBox axis = new HBox(low, spring(), zero, spring(), high);
        for (Label label : new Label[] {low, zero, high}) {
            label.getStyleClass().add(Styles.NUMBER);
        }
        // Equal widths left and right keep the 0 under the middle of the bar.
        low.setMinWidth(64);
        high.setMinWidth(64);
        high.setAlignment(Pos.CENTER_RIGHT);
        return axis;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private void refresh() {
        shown = backward.onProperty().get() ? ofGradients() : ofValues();
        LegendSubject now = shown;
        subject.setText(now == null ? localisation.texts().get("legend.empty") : now.name());
        low.setText(now == null ? "" : now.low());
        zero.setText(now == null ? "" : now.zero());
        high.setText(now == null ? "" : now.high());
        BackwardResult result = backward.resultProperty().get();
        Tooltip.uninstall(this, pipes);
        if (result != null) {
            pipes.setText(
                    localisation
                            .texts()
                            .get(
                                    "legend.pipes",
                                    Numbers.value(GradientFlow.of(result.gradients()).largest()),
                                    GradientFlow.DECADES));
            setAccessibleHelp(pipes.getText());
            Tooltip.install(this, pipes);
        }
        picture.repaint();
    }

    private @Nullable LegendSubject ofValues() {
        InferenceResult inference = network.inferenceProperty().get();
        return inference == null
                ? null
                : LegendSubject.of(
                        localisation.texts(),
                        inference,
                        display.scaleProperty().get(),
                        selection.shownProperty().getValue());
    }

    private @Nullable LegendSubject ofGradients() {
        BackwardResult result = backward.resultProperty().get();
        return result == null
                ? null
                : LegendSubject.ofGradients(
                        localisation.texts(),
                        result,
                        display.scaleProperty().get(),
                        selection.shownProperty().getValue());
    }

    private void paint(Raster raster, double unit) {
        LegendSubject now = shown;
        if (now == null) {
            raster.clear(0);
            return;
        }
        boolean gradients = backward.onProperty().get();
        Look look = gradients ? display.look().ofGradients() : display.look();
        HistogramPainter.paint(raster, now.histogram(), look, now.signed(), unit);
    }
}
