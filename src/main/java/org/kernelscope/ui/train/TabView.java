package org.kernelscope.ui.train;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.Styles;

/** One of the views of Train mode, with its choices, which stand beside the tabs. JavaFX thread. */
abstract class TabView extends VBox {
    private final HBox tools = new HBox();

    TabView(String id) {
        setId(id);
        getStyleClass().add(Styles.TRAIN_TAB);
        setMinSize(0, 0);
        tools.getStyleClass().add(Styles.TRAIN_TOOLS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(0);
    }

    /** Its choices. */
    final HBox tools() {
        return tools;
    }

    /** Adds a choice. */
    final void choice(Node... nodes) {
        tools.getChildren().addAll(nodes);
    }
}
