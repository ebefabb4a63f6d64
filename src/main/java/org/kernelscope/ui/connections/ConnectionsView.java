package org.kernelscope.ui.connections;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Choice;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The connections of a layer as a board. The selected square highlights its two maps on the stage
 * and shows its kernel; a missing connection is an empty square.
 */
public final class ConnectionsView extends WrapRow {
    private final NetworkModel network;
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Selection selection;
    private final Localisation localisation;
    private final ComboBox<Layer> layers = new Choice<>();
    private final ConnectionBoard board;
    private final Label summary = new Label();
    private final Label title = new Label();
    private final Label explanation = new Label();
    private final CanvasView kernel;
    private final OncePerFrame refresh = new OncePerFrame(this::show);
    private @Nullable Known last;

    private record Known(Model model, Kernels kernels) {}

    /** The board of the network on the stage. */
    public ConnectionsView(
            NetworkModel network, Selection selection, Display display, Localisation localisation) {
        this.network = network;
        this.selection = selection;
        this.localisation = localisation;
        this.board = new ConnectionBoard(display, localisation);
        this.kernel = new CanvasView(display, (pen, width, height) -> paintKernel(pen, height));
        setId("connections");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        layers.setId("connection-layers");
        layers.setCellFactory(list -> new LayerCell());
        layers.setButtonCell(new LayerCell());
        layers.accessibleTextProperty().bind(localisation.text("connections.layer"));
        summary.getStyleClass().add(Styles.CAPTION);
        summary.setWrapText(true);
        summary.setId("connection-summary");
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setId("connection-title");
        explanation.getStyleClass().add(Styles.CAPTION);
        explanation.setWrapText(true);
        explanation.setId("connection-explanation");
        VBox.setVgrow(kernel, Priority.ALWAYS);
        VBox side = new VBox(layers, summary, title, kernel, explanation);
        side.getStyleClass().add(LabStyles.TAB_SIDE);
        HBox.setHgrow(board, Priority.ALWAYS);
        board.getStyleClass().add(LabStyles.TAB_MAIN);
        getChildren().addAll(board, side);
        listen();
    }

    /** Shows the connections of a layer; does nothing for a layer without kernels between maps. */
    public void show(int layer) {
        layers.getItems().stream()
                .filter(each -> each.index() == layer)
                .findFirst()
                .ifPresent(layers::setValue);
    }

    /** The layer whose connections are shown; null if no layer has any. */
    public @Nullable Layer layer() {
        return layers.getValue();
    }

    /** The layers of {@code architecture} that have a board. */
    public static List<Layer> layers(Architecture architecture) {
        return architecture.layers().stream()
                .filter(layer -> layer.spec().layerKind() == LayerKind.CONVOLUTION)
                .filter(layer -> layer.inputShape().channels() > 1)
                .toList();
    }

    /** The selected square; null for none. */
    public @Nullable KernelId pair() {
        Place place = board.chosenProperty().get();
        Layer layer = layers.getValue();
        return place == null || layer == null
                ? null
                : new KernelId(layer.index(), place.map(), place.input());
    }

    /** Selects a square of the layer that is shown; null for none. */
    public void choose(@Nullable KernelId pair) {
        board.chosenProperty().set(pair == null ? null : new Place(pair.input(), pair.map()));
    }

    private void listen() {
        network.architectureProperty().subscribe(this::offer);
        network.modelProperty().subscribe(model -> refresh.request());
        layers.valueProperty()
                .subscribe(
                        layer -> {
                            // The square of the previous layer may not exist in this one.
                            board.hoveredProperty().set(null);
                            board.chosenProperty().set(null);
                            refresh.request();
                        });
        board.hoveredProperty().subscribe(place -> refresh.request());
        board.chosenProperty().subscribe(place -> refresh.request());
        localisation.languageProperty().subscribe(language -> refresh.request());
        shown.subscribe(
                now -> {
                    if (now) {
                        refresh.request();
                    } else {
                        selection.pairProperty().set(null);
                    }
                });
    }

    /** Offers the layers with several input maps; selects one with a connection table. */
    private void offer(@Nullable Architecture architecture) {
        List<Layer> offered = architecture == null ? List.of() : layers(architecture);
        layers.getItems().setAll(offered);
        layers.setValue(
                offered.stream()
                        .filter(ConnectionsView::hasTable)
                        .findFirst()
                        .orElse(offered.isEmpty() ? null : offered.get(0)));
        layers.setDisable(offered.isEmpty());
    }

    private static boolean hasTable(Layer layer) {
        return layer.spec().hasConnectionTable();
    }

    private @Nullable Kernels kernels() {
        Layer layer = layers.getValue();
        Model model = network.modelProperty().get();
        boolean fits =
                layer != null && model != null && model.architecture().layers().contains(layer);
        if (!fits || layer == null || model == null) {
            return null;
        }
        // The same object while nothing changes, since the board is repainted for another one.
        Known known = last;
        if (known == null || known.model() != model || !known.kernels().layer().equals(layer)) {
            known =
                    Kernels.of(layer, model.weights())
                            .map(kernels -> new Known(model, kernels))
                            .orElse(null);
            last = known;
        }
        return known == null ? null : known.kernels();
    }

    private void show() {
        if (!shown.getValue()) {
            return;
        }
        Texts texts = localisation.texts();
        Kernels kernels = kernels();
        Layer layer = layers.getValue();
        if (kernels == null || layer == null) {
            summary.setText(texts.get("connections.none"));
            title.setText("");
            explanation.setText("");
            board.show(null, "");
            selection.pairProperty().set(null);
            kernel.repaint();
            return;
        }
        board.show(kernels, below(texts));
        summary.setText(summary(texts, layer));
        Place place = board.shown();
        explain(texts, layer, place);
        selection
                .pairProperty()
                .set(
                        place == null
                                ? null
                                : new Selection.MapPair(
                                        layer.index(),
                                        place.input(),
                                        place.map(),
                                        layer.spec().connects(place.input(), place.map())));
        kernel.repaint();
    }

    private String below(Texts texts) {
        Architecture architecture = network.architectureProperty().get();
        Layer layer = layers.getValue();
        return architecture == null || layer == null
                ? ""
                : LayerWords.name(texts, architecture, layer.index() - 1);
    }

    private static String summary(Texts texts, Layer layer) {
        ConvolutionSpec spec = (ConvolutionSpec) layer.spec();
        int channels = layer.inputShape().channels();
        long all = (long) channels * spec.maps();
        if (spec.table().isFull()) {
            return texts.get("connections.full", Numbers.count(all));
        }
        return texts.get(
                "connections.table",
                Numbers.count(spec.table().kernels(channels, spec.maps())),
                Numbers.count(all));
    }

    private void explain(Texts texts, Layer layer, @Nullable Place place) {
        if (place == null) {
            title.setText(texts.get("connections.hint"));
            explanation.setText("");
            board.setAccessibleText(summary.getText());
            board.tooltip().setText(summary.getText());
            return;
        }
        int from = place.input() + 1;
        int to = place.map() + 1;
        boolean exists = layer.spec().connects(place.input(), place.map());
        title.setText(texts.get("connections.pair", below(texts), from, layer.name(), to));
        int taps = layer.window().size() * layer.window().size();
        String inputs =
                IntStream.range(0, layer.inputShape().channels())
                        .filter(input -> layer.spec().connects(input, place.map()))
                        .mapToObj(input -> Integer.toString(input + 1))
                        .collect(Collectors.joining(", "));
        explanation.setText(
                exists
                        ? texts.get("connections.exists", taps, layer.name(), to, inputs)
                        : texts.get("connections.missing", layer.name(), to, inputs));
        board.setAccessibleText(title.getText() + ". " + explanation.getText());
        board.tooltip().setText(title.getText() + "\n" + explanation.getText());
    }

    private void paintKernel(CanvasPen pen, double height) {
        Kernels kernels = kernels();
        Place place = board.shown();
        boolean known =
                kernels != null
                        && place != null
                        && place.input() < kernels.inputs()
                        && place.map() < kernels.maps();
        if (kernels == null || place == null || !known) {
            return;
        }
        double cell = Math.floor(Math.min(3.2 * pen.em(), (height - 4) / kernels.rows()));
        double side = cell * kernels.rows();
        boolean written = cell >= 2.7 * pen.em();
        Optional<Tensor> values = kernels.kernel(place.map(), place.input());
        values.ifPresent(
                weights -> {
                    ValueColours colours = ValueColours.signed(pen.look(), weights.absMax());
                    pen.map(weights, 1, 1, cell, cell, colours, written);
                });
        int line = pen.look().tileFrame();
        pen.frame(1, 1, side, side, 1, line);
        if (values.isEmpty()) {
            pen.line(1, 1, 1 + side, 1 + side, 1, line);
            pen.line(1, 1 + side, 1 + side, 1, 1, line);
        }
    }

    /** The name of a layer and the number of its kernels. */
    private final class LayerCell extends ListCell<Layer> {
        @Override
        protected void updateItem(@Nullable Layer layer, boolean empty) {
            super.updateItem(layer, empty);
            Texts texts = localisation.texts();
            setText(
                    layer == null
                            ? ""
                            : layer.name()
                                    + " · "
                                    + LayerWords.kernels(texts, layer)
                                            .orElse(texts.get("connections.all")));
        }
    }
}
