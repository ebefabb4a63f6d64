package org.kernelscope.ui.design;

import javafx.geometry.HPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/**
 * Edits the connection table of a convolution: a check box for each pair of maps. Tables that are
 * too large for that are read from files.
 */
final class TableEditor extends ScrollPane {
    private static final int MOST_BOXES = 640;

    /** Boxes that are styled in one frame. */
    private static final int GROUP = 32;

    private final DesignModel model;
    private final Localisation localisation;
    private final GridPane grid = new GridPane();
    private CheckBox[][] boxes = new CheckBox[0][0];
    private int index;
    private boolean filling;

    TableEditor(DesignModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setId("design-table-editor");
        getStyleClass().add(LabStyles.TABLE_EDITOR);
        setContent(grid);
        grid.getStyleClass().add(LabStyles.TABLE_BOXES);
    }

    /** Shows the table of a valid layer; hides the editor for others. */
    void show(ArchitectureDraft.@Nullable Step step) {
        Layer layer = step == null ? null : step.layer().orElse(null);
        boolean shown = layer != null && layer.spec().hasConnectionTable() && holds(layer);
        setVisible(shown);
        setManaged(shown);
        if (!shown || layer == null || step == null) {
            return;
        }
        index = step.index();
        int inputs = layer.inputShape().channels();
        int maps = layer.outputShape().channels();
        if (boxes.length != inputs || boxes[0].length != maps) {
            make(inputs, maps);
        }
        filling = true;
        for (int input = 0; input < inputs; input++) {
            for (int map = 0; map < maps; map++) {
                boxes[input][map].setSelected(layer.spec().connects(input, map));
            }
        }
        filling = false;
    }

    /** True if the connections of {@code layer} are few enough for check boxes. */
    static boolean holds(Layer layer) {
        long boxes = (long) layer.inputShape().channels() * layer.outputShape().channels();
        return boxes <= MOST_BOXES;
    }

    private void make(int inputs, int maps) {
        boxes = new CheckBox[inputs][maps];
        grid.getChildren().clear();
        for (int map = 0; map < maps; map++) {
            Label name = name(map);
            GridPane.setHalignment(name, HPos.CENTER);
            grid.add(name, map + 1, 0);
        }
        for (int input = 0; input < inputs; input++) {
            grid.add(name(input), 0, input + 1);
            for (int map = 0; map < maps; map++) {
                boxes[input][map] = box(input, map);
                grid.add(boxes[input][map], map + 1, input + 1);
            }
        }
        FrameLater.divide(grid, GROUP);
    }

    private static Label name(int place) {
        Label name = new Label(Integer.toString(place + 1));
        name.getStyleClass().add(Styles.CAPTION);
        return name;
    }

    private CheckBox box(int input, int map) {
        CheckBox box = new CheckBox();
        box.setId("design-table-" + input + "-" + map);
        box.accessibleTextProperty()
                .bind(
                        localisation
                                .textsProperty()
                                .map(texts -> texts.get("design.table.pair", input + 1, map + 1))
                                .when(NodeVisibility.inScene(box)));
        box.selectedProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling) {
                                model.change(draft -> draft.toggleConnection(index, input, map));
                            }
                        });
        return box;
    }
}
