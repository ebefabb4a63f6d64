package org.kernelscope.ui.control;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Explanations that appear under the pointer. Each is made when the pointer first comes to its
 * node: a tooltip is a window with a scene of its own, and there are a hundred of them. Screen
 * readers read the same text as the node's help. JavaFX thread.
 */
public final class Tooltips {
    private Tooltips() {}

    /** Explains {@code node} in one line. */
    public static void explain(Node node, ObservableValue<String> text) {
        explain(node, text, tooltip -> {});
    }

    /**
     * Explains {@code node} in several lines.
     *
     * @param widthPx the width at which the text is wrapped
     */
    public static void explain(Node node, ObservableValue<String> text, double widthPx) {
        explain(
                node,
                text,
                tooltip -> {
                    tooltip.setWrapText(true);
                    tooltip.setMaxWidth(widthPx);
                });
    }

    /**
     * Explains {@code node} in several lines.
     *
     * @param styleClass the style class that says how wide the lines are
     */
    public static void explain(Node node, ObservableValue<String> text, String styleClass) {
        explain(
                node,
                text,
                tooltip -> {
                    tooltip.setWrapText(true);
                    tooltip.getStyleClass().add(styleClass);
                });
    }

    private static void explain(
            Node node, ObservableValue<String> text, Consumer<Tooltip> arrangement) {
        node.accessibleHelpProperty().bind(text);
        node.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent event) {
                        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                        Tooltip tooltip = new Tooltip();
                        tooltip.textProperty().bind(text);
                        arrangement.accept(tooltip);
                        if (node instanceof Control control) {
                            control.setTooltip(tooltip);
                        } else {
                            Tooltip.install(node, tooltip);
                        }
                    }
                });
    }
}
