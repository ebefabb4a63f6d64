package org.kernelscope.ui.stage;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.Localisation;

import java.util.ArrayList;
import java.util.List;

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
                        input.toString(),
                        null,
                        null));
        for (Layer layer : architecture.layers()) {
            headings.add(ofLayer(layer));
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

    private VBox ofLayer(Layer layer) {
        boolean output = layer.spec().isOutput();
        ObservableValue<String> name =
                output
                        ? localisation.text("layer.output")
                        : new javafx.beans.property.SimpleStringProperty(layer.name());
        String size =
                layer.outputShape().isUnits()
                        ? Numbers.count(layer.outputShape().channels())
                        : layer.outputShape().toString();
        int field = layer.receptiveField().size();
        VBox heading =
                heading(
                        name,
                        kind(layer.spec()),
                        size,
                        fixed("layer.parameters", Numbers.count(layer.parameterCount())),
                        fixed("layer.field", field + "×" + field));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(
                        fixed(
                                "layer.tooltip",
                                layer.name(),
                                layer.outputShape(),
                                Numbers.count(layer.parameterCount()),
                                Numbers.count(layer.connections()),
                                Numbers.count(layer.multiplyAccumulates()),
                                field,
                                layer.receptiveField().jump()));
        Tooltip.install(heading, tooltip);
        return heading;
    }

    private ObservableValue<String> kind(LayerSpec spec) {
        if (spec instanceof ConvolutionSpec convolution) {
            int size = convolution.window().size();
            return fixed("layer.kind.convolution", size + "×" + size);
        }
        if (spec instanceof PoolingSpec pooling) {
            String size = pooling.window().size() + "×" + pooling.window().size();
            return switch (pooling.pool()) {
                case MAX -> fixed("layer.kind.maxPooling", size);
                case AVERAGE -> fixed("layer.kind.averagePooling", size);
                case MIN -> fixed("layer.kind.minPooling", size);
            };
        }
        if (spec instanceof SubsamplingSpec subsampling) {
            int size = subsampling.window().size();
            return fixed("layer.kind.subsampling", size + "×" + size);
        }
        if (spec instanceof NormalisationSpec normalisation) {
            return localisation.text(
                    switch (normalisation.kind()) {
                        case BATCH -> "layer.kind.batchNormalisation";
                        case LAYER -> "layer.kind.layerNormalisation";
                        case INSTANCE -> "layer.kind.instanceNormalisation";
                        case GROUP -> "layer.kind.groupNormalisation";
                    });
        }
        if (spec instanceof DropoutSpec dropout) {
            return fixed("layer.kind.dropout", Numbers.percent((float) dropout.rate()));
        }
        if (spec instanceof DenseSpec) {
            return localisation.text("layer.kind.dense");
        }
        return spec instanceof RbfSpec
                ? localisation.text("layer.kind.rbf")
                : localisation.text("layer.kind.softmax");
    }

    private ObservableValue<String> fixed(String key, Object... arguments) {
        return localisation.textsProperty().map(texts -> texts.get(key, arguments));
    }

    private static VBox heading(
            ObservableValue<String> name,
            ObservableValue<String> kind,
            String size,
            @org.jspecify.annotations.Nullable ObservableValue<String> parameters,
            @org.jspecify.annotations.Nullable ObservableValue<String> field) {
        VBox box = new VBox(line(name, Styles.LAYER_NAME), line(kind, Styles.CAPTION));
        Label shape = new Label(size);
        shape.getStyleClass().add(Styles.NUMBER);
        box.getChildren().add(shape);
        if (parameters != null) {
            box.getChildren().add(line(parameters, Styles.CAPTION));
        }
        if (field != null) {
            box.getChildren().add(line(field, Styles.CAPTION));
        }
        box.setAlignment(Pos.TOP_CENTER);
        box.getStyleClass().add(Styles.LAYER_HEADING);
        return box;
    }

    private static Label line(ObservableValue<String> text, String style) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Width of each heading, in logical pixels. */
    List<Double> widths() {
        applyCss();
        return headings.stream().map(heading -> heading.prefWidth(-1)).toList();
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
            double width = heading.prefWidth(-1);
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

    @Override
    protected void layoutChildren() {
        // The stage places the headings, together with the layers.
    }
}
