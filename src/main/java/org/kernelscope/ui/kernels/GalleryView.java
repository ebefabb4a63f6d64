package org.kernelscope.ui.kernels;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.control.Choice;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * The kernel gallery: all kernels of a layer on one colour scale, ordered by map, norm or
 * importance. Hovering a kernel highlights its two maps on the stage, hovering a weight the cells
 * that it is multiplied with; hovering a map on the stage highlights its kernels. A click selects a
 * kernel to edit.
 */
public final class GalleryView extends VBox {
    private final GalleryModel model;
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Localisation localisation;
    private final KernelFocus focus;
    private final GalleryPane kernels;
    private final SegmentedButton layers = new SegmentedButton();
    private final Label caption = new Label();
    private final Label pageName = new Label();
    private final HBox pages = new HBox();

    /** The gallery of {@code model}. */
    public GalleryView(
            GalleryModel model,
            NetworkModel network,
            KernelFocus focus,
            Selection selection,
            Display display,
            Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.focus = focus;
        this.kernels = new GalleryPane(model, network, focus, selection, display, localisation);
        setId("gallery");
        getStyleClass().add(LabStyles.GALLERY);
        getStyleClass().add(LabStyles.TAB_MAIN);
        VBox.setVgrow(kernels, Priority.ALWAYS);
        getChildren().addAll(controls(), kernels, footer());
        network.architectureProperty().subscribe(this::offer);
        model.layerProperty().subscribe(layer -> mark());
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        network.modelProperty(),
                        focus.hoveredProperty(),
                        model.gridProperty(),
                        model.pageProperty(),
                        kernels.pagesProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        shown.subscribe(
                now -> {
                    if (!now) {
                        // The highlight on the stage ends with the view.
                        focus.hoveredProperty().set(null);
                    }
                    refresh();
                });
    }

    private HBox controls() {
        layers.setId("gallery-layers");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        WrapRow controls = new WrapRow(new FittingChoice(layers), space, sorting());
        controls.setAlignment(Pos.CENTER_LEFT);
        controls.getStyleClass().add(LabStyles.LAB_TOOLS);
        return controls;
    }

    private ComboBox<Ranking.Order> sorting() {
        ComboBox<Ranking.Order> sorting = new Choice<>();
        sorting.setId("gallery-sort");
        sorting.getItems().setAll(Ranking.Order.values());
        sorting.setCellFactory(list -> new OrderCell());
        sorting.setButtonCell(new OrderCell());
        sorting.valueProperty().bindBidirectional(model.sortingProperty());
        sorting.accessibleTextProperty().bind(localisation.text("kernelGallery.sort"));
        Tooltips.explain(sorting, localisation.text("kernelGallery.sort.help"));
        return sorting;
    }

    private final class OrderCell extends ListCell<Ranking.Order> {
        OrderCell() {
            textProperty().bind(itemProperty().flatMap(GalleryView.this::nameOf).orElse(""));
        }
    }

    private ObservableValue<String> nameOf(Ranking.Order order) {
        return switch (order) {
            case PLACE -> localisation.text("kernelGallery.sort.place");
            case NORM -> localisation.text("kernelGallery.sort.norm");
            case IMPORTANCE -> localisation.text("kernelGallery.sort.importance");
        };
    }

    private void offer(@Nullable Architecture architecture) {
        layers.getButtons().clear();
        if (architecture == null) {
            return;
        }
        for (Layer layer : GalleryModel.layers(architecture)) {
            ToggleButton button = new ToggleButton(layer.name());
            button.setId("gallery-layer-" + layer.name());
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
        // Deselects the others first: the buttons have no toggle group before they are shown.
        layers.getButtons().stream()
                .filter(button -> !button.getUserData().equals(now))
                .forEach(button -> button.setSelected(false));
        layers.getButtons().stream()
                .filter(button -> button.getUserData().equals(now))
                .forEach(button -> button.setSelected(true));
    }

    private HBox footer() {
        Button back =
                new IconButton(
                        Feather.CHEVRON_LEFT, localisation.text("kernelGallery.page.before"));
        Button on =
                new IconButton(Feather.CHEVRON_RIGHT, localisation.text("kernelGallery.page.next"));
        back.setId("gallery-page-before");
        on.setId("gallery-page-next");
        back.setOnAction(event -> kernels.turn(-1));
        on.setOnAction(event -> kernels.turn(1));
        pageName.setId("gallery-page");
        pageName.setMinWidth(USE_PREF_SIZE);
        pageName.getStyleClass().add(Styles.NUMBER);
        pages.getChildren().addAll(back, pageName, on);
        pages.setAlignment(Pos.CENTER);
        caption.setId("gallery-caption");
        caption.getStyleClass().addAll(Styles.CAPTION, Styles.SENTENCE);
        Tooltips.explain(caption, localisation.text("kernelGallery.help"), Styles.FIELD_TOOLTIP);
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        WrapRow footer = new WrapRow(caption, pages);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add(LabStyles.GALLERY_FOOTER);
        return footer;
    }

    /** Updates the view, but only while it is visible. */
    private void refresh() {
        if (!shown.getValue()) {
            return;
        }
        int count = kernels.pagesProperty().get();
        pageName.setText((model.pageProperty().get() + 1) + "/" + count);
        pages.setVisible(count > 1);
        pages.setManaged(count > 1);
        caption.setText(model.caption(localisation.texts(), focus.hoveredProperty().get()));
        kernels.setAccessibleText(caption.getText());
    }
}
