package org.kernelscope.ui.train.tab;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;

/** One of the views of Train mode, with its choices, which stand beside the tabs. JavaFX thread. */
public abstract class TabView extends VBox {
    private final WrapRow tools = new WrapRow();

    protected TabView(String id) {
        setId(id);
        getStyleClass().add(Styles.TRAIN_TAB);
        tools.getStyleClass().add(Styles.TRAIN_TOOLS);
        tools.setAlignment(Pos.CENTER_RIGHT);
    }

    /** Its choices. */
    public final WrapRow tools() {
        return tools;
    }

    /** Adds a choice. */
    protected final void choice(Node... nodes) {
        tools.getChildren().addAll(nodes);
    }
}
