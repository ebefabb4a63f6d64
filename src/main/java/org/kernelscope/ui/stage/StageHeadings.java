package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/** The headings above the layers: name, kind, shape, parameters, receptive field. JavaFX thread. */
final class StageHeadings extends Pane {
    private static final double BELOW = 8;
    private static final double CLASS_GAP = 5;
    private static final double SMALL_NAME = 0.65;

    private final Localisation localisation;
    private final List<VBox> headings = new ArrayList<>();
    private final List<Label> classes = new ArrayList<>();

    StageHeadings(Localisation localisation) {
        this.localisation = localisation;
        setMouseTransparent(false);
        setPickOnBounds(false);
    }

    /** Makes the headings of another network. */
    void show(Architecture architecture) {
        headings.clear();
        Shape input = architecture.input().shape();
        headings.add(
                heading(
                        localisation.text("layer.input"),
                        localisation.text("layer.kind.picture"),
                        input.toString()));
        for (Layer layer : architecture.layers()) {
            headings.add(ofLayer(architecture, layer));
        }
        getChildren().setAll(headings);
        classes.clear();
        for (int digit = 0; digit < architecture.classes(); digit++) {
            Label name = new Label(Integer.toString(digit));
            name.getStyleClass().add(Styles.CLASS_NAME);
            name.setMouseTransparent(true);
            classes.add(name);
        }
        getChildren().addAll(classes);
    }

    private VBox ofLayer(Architecture architecture, Layer layer) {
        String size =
                layer.outputShape().isUnits()
                        ? Numbers.count(layer.outputShape().channels())
                        : layer.outputShape().toString();
        int field = layer.receptiveField().size();
        VBox heading =
                heading(
                        said(texts -> LayerWords.name(texts, architecture, layer.index())),
                        said(texts -> LayerWords.kind(texts, layer)),
                        size);
        if (LayerWords.kernels(localisation.texts(), layer).isPresent()) {
            add(heading, said(texts -> LayerWords.kernels(texts, layer).orElse("")));
        }
        if (layer.parameterCount() > 0) {
            add(heading, fixed("layer.parameters", Numbers.count(layer.parameterCount())));
        } else {
            add(heading, fixed("layer.parameters.none"));
        }
        add(heading, fixed("layer.field", field + "×" + field));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(said(texts -> tooltip(texts, architecture, layer)));
        Tooltip.install(heading, tooltip);
        return heading;
    }

    private static String tooltip(Texts texts, Architecture architecture, Layer layer) {
        String details = LayerWords.details(texts, layer);
        String kind = LayerWords.kind(texts, layer);
        int field = layer.receptiveField().size();
        return texts.get(
                "layer.tooltip",
                LayerWords.name(texts, architecture, layer.index()),
                details.isEmpty() ? kind : kind + ", " + details,
                layer.outputShape(),
                Numbers.count(layer.parameterCount()),
                Numbers.count(layer.connections()),
                Numbers.count(layer.multiplyAccumulates()),
                field,
                layer.receptiveField().jump());
    }

    private ObservableValue<String> said(Function<Texts, String> words) {
        return localisation.textsProperty().map(words);
    }

    private ObservableValue<String> fixed(String key, Object... arguments) {
        return localisation.textsProperty().map(texts -> texts.get(key, arguments));
    }

    private static VBox heading(
            ObservableValue<String> name, ObservableValue<String> kind, String size) {
        Label title = line(name, Styles.LAYER_NAME);
        title.setMinWidth(USE_PREF_SIZE);
        VBox box = new VBox(title, line(kind, Styles.CAPTION));
        Label shape = new Label(size);
        shape.getStyleClass().add(Styles.NUMBER);
        box.getChildren().add(shape);
        box.setAlignment(Pos.TOP_CENTER);
        box.getStyleClass().add(Styles.LAYER_HEADING);
        return box;
    }

    private static void add(VBox heading, ObservableValue<String> text) {
        heading.getChildren().add(line(text, Styles.CAPTION));
    }

    private static Label line(ObservableValue<String> text, String style) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(style);
        return label;
    }

    /**
     * Width of each heading, in logical pixels. If all together are wider than {@code room}, the
     * widest become narrower; what they cannot say any more is in their tooltips.
     */
    List<Double> widths(double room) {
        applyCss();
        List<Double> wanted = headings.stream().map(heading -> heading.prefWidth(-1)).toList();
        double limit = limit(wanted, room);
        return wanted.stream().map(width -> Math.min(width, limit)).toList();
    }

    /** The width at which those that are wider have to be cut, so that all together fit. */
    private static double limit(List<Double> wanted, double room) {
        double left = room;
        List<Double> sorted = wanted.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            double share = left / (sorted.size() - i);
            if (sorted.get(i) > share) {
                return share;
            }
            left -= sorted.get(i);
        }
        return Double.MAX_VALUE;
    }

    /** Height of the tallest heading and the room below it, in logical pixels. */
    double heightNeeded() {
        applyCss();
        return headings.stream().mapToDouble(heading -> heading.prefHeight(-1)).max().orElse(0)
                + BELOW;
    }

    /** Puts each heading above its layer. */
    void place(StageLayout layout, double unit) {
        for (int i = 0; i < headings.size(); i++) {
            VBox heading = headings.get(i);
            onlyName(heading, layout.openness() > 0);
            LayerBox box = layout.boxes().get(i);
            double centre = (box.x() + box.width() / 2.0) / unit;
            double width = Math.min(heading.prefWidth(-1), room(layout, i) / unit);
            heading.resizeRelocate(
                    Math.round(centre - width / 2), 0, width, heading.prefHeight(-1));
        }
        LayerBox output = layout.boxes().get(layout.boxes().size() - 1);
        for (int digit = 0; digit < classes.size(); digit++) {
            Label name = classes.get(digit);
            double x = (output.tileX(digit) + output.tileWidth()) / unit + CLASS_GAP;
            double y = (output.tileY(digit) + output.tileHeight() / 2.0) / unit;
            double height = name.prefHeight(-1);
            name.resizeRelocate(x, y - height / 2, name.prefWidth(-1), height);
            boolean inSight = y - height / 2 > layout.frame().top() / unit - height;
            name.setVisible(inSight && layout.openness() == 0);
        }
    }

    /** Beside an open map there is room for the name alone. */
    private static void onlyName(VBox heading, boolean only) {
        // Scaled, and not in a smaller face: the room that headings take must not depend on it.
        heading.getChildren().get(0).setScaleX(only ? SMALL_NAME : 1);
        heading.getChildren().get(0).setScaleY(only ? SMALL_NAME : 1);
        for (int line = 1; line < heading.getChildren().size(); line++) {
            heading.getChildren().get(line).setVisible(!only);
        }
    }

    /** From the middle between a layer and the one before to that between it and the next. */
    private static double room(StageLayout layout, int index) {
        LayerBox box = layout.boxes().get(index);
        double centre = box.x() + box.width() / 2.0;
        double room = Double.MAX_VALUE;
        for (int beside : new int[] {index - 1, index + 1}) {
            if (beside >= 0 && beside < layout.boxes().size()) {
                LayerBox other = layout.boxes().get(beside);
                room = Math.min(room, Math.abs(other.x() + other.width() / 2.0 - centre));
            }
        }
        return room;
    }

    @Override
    protected void layoutChildren() {
        // The stage places the headings, together with the layers.
    }
}
