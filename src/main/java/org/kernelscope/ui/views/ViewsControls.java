package org.kernelscope.ui.views;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.ui.control.FileDrop;
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
        FileDrop.install(scene.getRoot(), SceneFile::isNamed, file -> model.open(file.toPath()));
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
}
