package org.kernelscope.ui.control;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.controlsfx.control.PopOver;

/** Cards that hover over the window until one looks elsewhere. JavaFX thread. */
public final class PopOvers {
    private PopOvers() {}

    /** Shows {@code content} beside {@code owner}, in the looks of the owner's window. */
    public static void show(Node owner, Node content, PopOver.ArrowLocation arrow) {
        Parent window = owner.getScene().getRoot();
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.getRoot().getStylesheets().setAll(window.getStylesheets());
        popOver.getRoot().setStyle(window.getStyle());
        popOver.getRoot().getStyleClass().add(Styles.ROOT);
        popOver.show(owner);
    }
}
