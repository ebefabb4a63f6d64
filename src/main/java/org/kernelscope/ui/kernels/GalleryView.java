package org.kernelscope.ui.kernels;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * The kernel wall: all kernels of a layer, scaled as one, by place, strength or importance.
 * Pointing at a kernel lights the two maps that it joins on the stage, pointing at a weight every
 * place where it is used, and pointing at a map on the stage the kernels that it has to do with; a
 * click chooses a kernel to work on. JavaFX thread.
 */
public final class GalleryView extends VBox {
    private final GalleryModel model;
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Localisation localisation;
    private final GalleryPane room;
    private final GalleryCaption words;
    private final Label caption = new Label();
    private final Label pageName = new Label();
    private final HBox pages = new HBox();

    /** The wall of {@code model}. */
    public GalleryView(
            GalleryModel model,
            NetworkModel network,
            KernelFocus focus,
            Selection selection,
            Display display,
            Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.room = new GalleryPane(model, network, focus, selection, display, localisation);
        this.words = new GalleryCaption(model, focus);
        setId("wall");
        getStyleClass().add(Styles.WALL);
        setMinSize(0, 0);
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().addAll(new GalleryControls(model, network, localisation), room, foot());
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        network.modelProperty(),
                        focus.hoveredProperty(),
                        model.gridProperty(),
                        model.pageProperty(),
                        room.pagesProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        shown.subscribe(
                now -> {
                    if (!now) {
                        // The stage must not stay lit by a kernel that nobody sees.
                        focus.hoveredProperty().set(null);
                    }
                    refresh();
                });
    }

    private HBox foot() {
        Button back = new IconButton(Feather.CHEVRON_LEFT, localisation.text("wall.page.before"));
        Button on = new IconButton(Feather.CHEVRON_RIGHT, localisation.text("wall.page.next"));
        back.setId("wall-page-before");
        on.setId("wall-page-next");
        back.setOnAction(event -> room.turn(-1));
        on.setOnAction(event -> room.turn(1));
        pageName.setId("wall-page");
        pageName.setMinWidth(USE_PREF_SIZE);
        pageName.getStyleClass().add(Styles.NUMBER);
        pages.getChildren().addAll(back, pageName, on);
        pages.setAlignment(Pos.CENTER);
        Tooltip help = new Tooltip();
        help.setWrapText(true);
        help.getStyleClass().add(Styles.FIELD_TOOLTIP);
        help.textProperty().bind(localisation.text("wall.help"));
        caption.setId("wall-caption");
        caption.getStyleClass().add(Styles.CAPTION);
        caption.setTooltip(help);
        caption.accessibleHelpProperty().bind(localisation.text("wall.help"));
        caption.setWrapText(true);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox foot = new HBox(caption, pages);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add(Styles.WALL_FOOT);
        return foot;
    }

    /** Hidden, it costs nothing; shown again, it is as it should be. */
    private void refresh() {
        if (!shown.getValue()) {
            return;
        }
        int count = room.pagesProperty().get();
        pageName.setText((model.pageProperty().get() + 1) + "/" + count);
        pages.setVisible(count > 1);
        pages.setManaged(count > 1);
        caption.setText(words.say(localisation.texts()));
        room.setAccessibleText(caption.getText());
    }
}
