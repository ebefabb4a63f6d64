package org.kernelscope.ui.train.tab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;

/** One of the views of Train mode, with its choices, which stand beside the tabs. JavaFX thread. */
public abstract class TabView extends VBox {
    private final WrapRow tools = new WrapRow();
    private final List<ViewRefresh> refreshes = new ArrayList<>();

    protected TabView(String id) {
        setId(id);
        getStyleClass().add(TrainStyles.TRAIN_TAB);
        tools.getStyleClass().add(TrainStyles.TRAIN_TOOLS);
        tools.setAlignment(Pos.CENTER_RIGHT);
    }

    /** Its choices. */
    public final WrapRow tools() {
        return tools;
    }

    /** A refresh of this view with a pause after each time. */
    protected final ViewRefresh refreshed(Duration pause, Runnable refresh) {
        ViewRefresh made = new ViewRefresh(this, pause, refresh);
        refreshes.add(made);
        return made;
    }

    /** True if everything that was asked for is shown. */
    public final boolean isSettled() {
        return !isBusy() && refreshes.stream().noneMatch(ViewRefresh::isPending);
    }

    /** True while something is computed or read in the background. */
    protected boolean isBusy() {
        return false;
    }

    /** Adds a choice. */
    protected final void choice(Node... nodes) {
        tools.getChildren().addAll(nodes);
    }
}
