package org.kernelscope.ui.data;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.fx.FxThread;

/**
 * The classes, the grid and the pane of the stage. Where there is no room for all three side by
 * side, the classes go, which a menu of the grid then offers; then the pane moves below the grid.
 * JavaFX thread.
 */
final class DataBody extends WrapRow {
    private final Region classes;
    private final Region grid;
    private final Region side;
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper(this, "listed", true);

    DataBody(Region classes, Region grid, Region side) {
        super(FrameLater.of(classes), grid, FrameLater.of(side));
        this.classes = classes;
        this.grid = grid;
        this.side = side;
        getStyleClass().add(DataStyles.DATA_BODY);
        HBox.setHgrow(grid, Priority.ALWAYS);
        classes.visibleProperty().bind(listed);
        classes.managedProperty().bind(listed);
    }

    /** True while there is room for the list of classes. */
    ReadOnlyBooleanProperty listedProperty() {
        return listed.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        // What is hidden may not have the present text size.
        classes.applyCss();
        double needed =
                snappedLeftInset()
                        + snappedRightInset()
                        + classes.minWidth(-1)
                        + grid.minWidth(-1)
                        + side.minWidth(-1)
                        + 2 * getSpacing();
        boolean room = needed <= getWidth();
        if (room != listed.get()) {
            // What asks for a new layout while its parent is being laid out is not heard.
            FxThread.EXECUTOR.execute(() -> listed.set(room));
        }
        super.layoutChildren();
    }
}
