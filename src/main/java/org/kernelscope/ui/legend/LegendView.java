package org.kernelscope.ui.legend;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Histogram;
import org.kernelscope.ui.paint.HistogramPainter;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The legend of the colours: a bar from the most negative to the most positive value of the scale,
 * and above it, in the same colours, a histogram of the values that wear them. It speaks of the map
 * or layer of the cell that is shown, else of the whole network. JavaFX thread.
 */
public final class LegendView extends VBox {
    private static final int BINS = 41;

    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final PixelView picture = new PixelView(this::paint);
    private final Label subject = new Label();
    private final Label low = new Label();
    private final Label high = new Label();

    /** The legend of what {@code network} computed. */
    public LegendView(
            NetworkModel network, Display display, Selection selection, Localisation localisation) {
        this.network = network;
        this.display = display;
        this.selection = selection;
        this.localisation = localisation;
        setId("legend");
        getStyleClass().add("ks-legend");
        Label title = new Label();
        title.textProperty().bind(localisation.text("legend.title"));
        title.getStyleClass().add(Styles.SECTION_TITLE);
        subject.getStyleClass().add(Styles.CAPTION);
        subject.setWrapText(true);
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setMinHeight(34);
        getChildren().addAll(title, subject, picture, axis());
        network.inferenceProperty().subscribe(value -> refresh());
        selection.shownProperty().subscribe(value -> refresh());
        display.scaleProperty().subscribe(value -> refresh());
        display.themeProperty().subscribe(value -> refresh());
        display.paletteProperty().subscribe(value -> refresh());
        localisation.languageProperty().subscribe(value -> refresh());
    }

    private HBox axis() {
        Label zero = new Label("0");
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
        picture.repaint();
        Inference inference = network.inferenceProperty().get();
        Subject now = inference == null ? null : subject(inference);
        if (now == null) {
            subject.setText(localisation.texts().get("legend.empty"));
            low.setText("");
            high.setText("");
            return;
        }
        subject.setText(now.name);
        low.setText(now.signed ? "−" + Numbers.value(now.limit) : "");
        high.setText((now.signed ? "+" : "") + Numbers.value(now.limit));
    }

    /**
     * Which values the legend speaks of: a run of numbers, and the value of the strongest colour.
     */
    private record Subject(
            String name, Tensor values, int from, int to, float limit, boolean signed) {}

    private Subject subject(Inference inference) {
        Activations activations = inference.activations();
        ScaleMode mode = display.scaleProperty().get();
        ColorScale scale = ColorScale.of(mode, activations);
        Cell cell = selection.shownProperty().getValue();
        if (cell == null) {
            Tensor all = joined(activations);
            float limit = mode == ScaleMode.NETWORK ? scale.limit(0, 0) : all.absMax();
            String name = localisation.texts().get("legend.network");
            return new Subject(name, all, 0, all.size(), limit, true);
        }
        Tensor values = activations.output(cell.layer());
        if (cell.isInput()) {
            String name = localisation.texts().get("layer.input");
            return new Subject(name, values, 0, values.size(), 1, false);
        }
        boolean last = cell.layer() == activations.layers().size() - 1;
        String layer =
                last
                        ? localisation.texts().get("layer.output")
                        : activations.layers().get(cell.layer()).name();
        boolean oneMap = mode == ScaleMode.MAP && !values.shape().isUnits();
        int plane = values.shape().plane();
        String name =
                oneMap
                        ? localisation.texts().get("legend.map", layer, cell.channel() + 1)
                        : localisation.texts().get("legend.layer", layer);
        return new Subject(
                name,
                values,
                oneMap ? cell.channel() * plane : 0,
                oneMap ? (cell.channel() + 1) * plane : values.size(),
                scale.limit(cell.layer(), cell.channel()),
                true);
    }

    private static Tensor joined(Activations activations) {
        int size = activations.layers().stream().mapToInt(layer -> layer.output().size()).sum();
        float[] all = new float[size];
        int at = 0;
        for (var layer : activations.layers()) {
            layer.output().copyTo(all, at);
            at += layer.output().size();
        }
        return Tensor.takeOver(org.kernelscope.tensor.Shape.of(size), all);
    }

    private void paint(Raster raster, double unit) {
        StageLook look =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        Inference inference = network.inferenceProperty().get();
        @Nullable Subject now = inference == null ? null : subject(inference);
        if (now == null) {
            raster.clear(0);
            return;
        }
        Histogram histogram =
                now.signed
                        ? Histogram.of(now.values, now.from, now.to, BINS, now.limit)
                        : Histogram.ofInk(now.values, BINS);
        HistogramPainter.paint(raster, histogram, look, now.signed, unit);
    }
}
