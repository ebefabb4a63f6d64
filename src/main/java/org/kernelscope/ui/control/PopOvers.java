package org.kernelscope.ui.control;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.controlsfx.control.PopOver;

/** Shows pop-overs in the style of their window. */
public final class PopOvers {
    private PopOvers() {}

    /** Shows {@code content} beside {@code owner}. */
    public static void show(Node owner, Node content, PopOver.ArrowLocation arrow) {
        show(owner, content, arrow, () -> {});
    }

    /**
     * Shows {@code content} beside {@code owner}.
     *
     * @param hidden run when it is no longer shown
     */
    public static void show(
            Node owner, Node content, PopOver.ArrowLocation arrow, Runnable hidden) {
        Parent window = owner.getScene().getRoot();
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.getRoot().setStyle(window.getStyle());
        popOver.getRoot().getStyleClass().add(Styles.ROOT);
        popOver.setOnHidden(event -> hidden.run());
        popOver.show(owner);
    }
}
