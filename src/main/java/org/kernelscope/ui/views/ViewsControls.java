package org.kernelscope.ui.views;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The controls of views: the buttons and keys for back and forward, the button that opens the list,
 * and files that are dropped on the window. JavaFX thread.
 */
public final class ViewsControls {
    private static final Shortcut BACK = Shortcut.back();
    private static final Shortcut FORWARD = Shortcut.forward();

    private final ViewsModel model;
    private final HBox steps = new HBox();
    private final Button list;

    /** The controls of {@code model}. */
    public ViewsControls(ViewsModel model, Localisation localisation) {
        this.model = model;
        Button back = step(Feather.ARROW_LEFT, "view-back", "scene.back", BACK, localisation);
        back.disableProperty().bind(model.history().canGoBackProperty().not());
        back.setOnAction(event -> model.back());
        Button forward =
                step(Feather.ARROW_RIGHT, "view-forward", "scene.forward", FORWARD, localisation);
        forward.disableProperty().bind(model.history().canGoForwardProperty().not());
        forward.setOnAction(event -> model.forward());
        steps.setId("view-steps");
        steps.getStyleClass().add(Styles.VIEW_STEPS);
        steps.getChildren().addAll(back, forward);
        list = new IconButton(Feather.BOOKMARK, localisation.text("scene.views"));
        list.setId("views");
        list.setOnAction(event -> showList(localisation));
    }

    private static Button step(
            Feather icon, String id, String key, Shortcut keys, Localisation localisation) {
        ObservableValue<String> name =
                localisation.textsProperty().map(texts -> texts.get(key, keys.getDisplayText()));
        Button button = new IconButton(icon, name);
        button.setId(id);
        return button;
    }

    /** The buttons for back and forward. */
    public Node steps() {
        return steps;
    }

    /** The button that opens the list of views. */
    public Node list() {
        return list;
    }

    private void showList(Localisation localisation) {
        model.refresh();
        PopOvers.show(
                list, new ViewsCard(model, localisation, list), PopOver.ArrowLocation.TOP_RIGHT);
    }

    /** Makes the keys, the side buttons of a mouse, and dropped files work in {@code scene}. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        // Before the pad, which takes a file for an image.
        scene.addEventFilter(DragEvent.DRAG_OVER, ViewsControls::over);
        scene.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void pressed(KeyEvent event) {
        if (BACK.match(event)) {
            model.back();
            event.consume();
        } else if (FORWARD.match(event)) {
            model.forward();
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.BACK) {
            model.back();
            event.consume();
        } else if (event.getButton() == MouseButton.FORWARD) {
            model.forward();
            event.consume();
        }
    }

    private static void over(DragEvent event) {
        if (scene(event.getDragboard()).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        scene(event.getDragboard())
                .ifPresent(
                        file -> {
                            model.open(file.toPath());
                            event.setDropCompleted(true);
                            event.consume();
                        });
    }

    private static Optional<File> scene(Dragboard dragged) {
        List<File> files = dragged.hasFiles() ? dragged.getFiles() : List.of();
        return files.size() == 1 && SceneFile.isNamed(files.get(0).getName())
                ? Optional.of(files.get(0))
                : Optional.empty();
    }
}
