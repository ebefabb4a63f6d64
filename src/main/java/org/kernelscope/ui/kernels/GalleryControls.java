package org.kernelscope.ui.kernels;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;

/** Whose kernels hang on the wall, and in which order. JavaFX thread. */
final class GalleryControls extends HBox {
    private final GalleryModel model;
    private final Localisation localisation;
    private final SegmentedButton layers = new SegmentedButton();

    GalleryControls(GalleryModel model, NetworkModel network, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        layers.setId("wall-layers");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(layers, space, sorting());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(Styles.LAB_TOOLS);
        network.architectureProperty().subscribe(this::offer);
        model.layerProperty().subscribe(layer -> mark());
    }

    private ComboBox<KernelOrder> sorting() {
        ComboBox<KernelOrder> sorting = new ComboBox<>();
        sorting.setId("wall-sort");
        sorting.getItems().setAll(KernelOrder.values());
        sorting.setCellFactory(list -> new OrderCell());
        sorting.setButtonCell(new OrderCell());
        sorting.valueProperty().bindBidirectional(model.sortingProperty());
        sorting.accessibleTextProperty().bind(localisation.text("wall.sort"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text("wall.sort.help"));
        sorting.setTooltip(tooltip);
        return sorting;
    }

    private final class OrderCell extends ListCell<KernelOrder> {
        OrderCell() {
            textProperty().bind(itemProperty().flatMap(GalleryControls.this::nameOf).orElse(""));
        }
    }

    private ObservableValue<String> nameOf(KernelOrder order) {
        return switch (order) {
            case PLACE -> localisation.text("wall.sort.place");
            case NORM -> localisation.text("wall.sort.norm");
            case IMPORTANCE -> localisation.text("wall.sort.importance");
        };
    }

    private void offer(@Nullable Architecture architecture) {
        layers.getButtons().clear();
        if (architecture == null) {
            return;
        }
        for (Layer layer : GalleryModel.layers(architecture)) {
            ToggleButton button = new ToggleButton(layer.name());
            button.setId("wall-layer-" + layer.name());
            if (layer.spec().isOutput()) {
                button.textProperty().bind(localisation.text("layer.output"));
            }
            button.setUserData(layer);
            button.setOnAction(
                    event -> {
                        model.layerProperty().set(layer);
                        button.setSelected(true);
                    });
            layers.getButtons().add(button);
        }
        mark();
    }

    private void mark() {
        Layer now = model.layerProperty().get();
        // First the others: until the buttons were shown once, nobody else lets them go.
        layers.getButtons().stream()
                .filter(button -> !button.getUserData().equals(now))
                .forEach(button -> button.setSelected(false));
        layers.getButtons().stream()
                .filter(button -> button.getUserData().equals(now))
                .forEach(button -> button.setSelected(true));
    }
}
