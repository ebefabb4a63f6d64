package org.kernelscope.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DraftStep;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/**
 * The layers of a draft, one above another, each with what follows from its place. A layer that
 * cannot stand is marked and says why; what would stand on it waits. Rows can be dragged; Delete
 * takes one away, Alt and an arrow moves it. JavaFX thread.
 */
final class LayerTable extends TableView<LayerTable.Row> {
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private static final double ROW_EM = 1.8;

    /** How far from the pointer the picture of a dragged row is, so that one sees where it goes. */
    private static final double BESIDE = 14;

    /** What the columns ask for together, so that each gets its share of what there is. */
    private static final double ALL_EM = 39.4;

    /** Kept free for the scroll bar, whether it is there or not. */
    private static final double SCROLL_BAR_EM = 1.3;

    private final DesignModel model;
    private final Localisation localisation;
    private final DoubleProperty scrollBar = new SimpleDoubleProperty(this, "scrollBar");
    private boolean filling;

    /**
     * A line of the table.
     *
     * @param index place of the layer; −1 for the input
     * @param name the layer's name
     * @param what what it does
     * @param shapeOrNull of its output; null while it does not stand
     * @param layerOrNull null for the input, and while it does not stand
     * @param fault why it cannot stand; empty if it does, or if one below does not
     */
    record Row(
            int index,
            String name,
            String what,
            @Nullable Shape shapeOrNull,
            @Nullable Layer layerOrNull,
            String fault) {}

    LayerTable(DesignModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setId("design-layers");
        getStyleClass().add(Styles.LAYER_TABLE);
        setSortPolicy(table -> false);
        TextSize.follow(
                this,
                size -> {
                    scrollBar.set(SCROLL_BAR_EM * size);
                    // Rows that need not be measured are laid out faster.
                    setFixedCellSize(Math.round(ROW_EM * size));
                });
        column("design.column.name", 4.2, false, Row::name);
        column("design.column.what", 8.6, false, Row::what);
        column("design.column.output", 5.9, true, LayerTable::output);
        column("design.column.parameters", 5.4, true, row -> count(row, Layer::parameterCount));
        column("design.column.connections", 6.5, true, row -> count(row, Layer::connections));
        column(
                "design.column.multiplications",
                5.6,
                true,
                row -> count(row, Layer::multiplyAccumulates));
        column("design.column.field", 3.2, true, LayerTable::field);
        setRowFactory(table -> new LayerRow());
        Label none = new Label();
        setPlaceholder(none);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        row -> {
                            if (row != null && !filling) {
                                model.selectedProperty().set(row.index());
                            }
                        });
        model.draftProperty().subscribe(draft -> fill(draft));
        model.selectedProperty().subscribe(index -> select());
        localisation.languageProperty().subscribe(language -> fill(model.draftProperty().get()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        accessibleTextProperty().bind(localisation.text("design.layers"));
    }

    private void column(String key, double em, boolean right, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>();
        column.textProperty().bind(localisation.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.prefWidthProperty().bind(widthProperty().subtract(scrollBar).multiply(em / ALL_EM));
        if (right) {
            column.getStyleClass().add(Styles.RIGHT_COLUMN);
        }
        getColumns().add(column);
    }

    private static String output(Row row) {
        Shape shape = row.shapeOrNull();
        if (shape == null) {
            return "–";
        }
        return shape.isUnits() ? Numbers.count(shape.channels()) : shape.toString();
    }

    private static String count(Row row, java.util.function.ToLongFunction<Layer> what) {
        Layer layer = row.layerOrNull();
        return layer == null ? "" : Numbers.count(what.applyAsLong(layer));
    }

    private static String field(Row row) {
        Layer layer = row.layerOrNull();
        return layer == null ? "" : Integer.toString(layer.receptiveField().size());
    }

    private void fill(ArchitectureDraft draft) {
        Texts texts = localisation.texts();
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        DesignModel.INPUT,
                        texts.get("layer.input"),
                        texts.get("layer.kind.picture"),
                        draft.input().shape(),
                        null,
                        ""));
        for (DraftStep step : draft.steps()) {
            Layer layer = step.layerOrNull();
            ArchitectureException fault = step.faultOrNull();
            rows.add(
                    new Row(
                            step.index(),
                            step.spec().isOutput() ? texts.get("layer.output") : step.spec().name(),
                            layer == null
                                    ? DesignerText.line(texts, step.spec())
                                    : LayerWords.inFull(texts, layer),
                            layer == null ? null : layer.outputShape(),
                            layer,
                            fault == null ? "" : texts.get(fault)));
        }
        filling = true;
        getItems().setAll(rows);
        filling = false;
        select();
    }

    private void select() {
        int row = model.selectedProperty().get() + 1;
        if (row < getItems().size() && getSelectionModel().getSelectedIndex() != row) {
            getSelectionModel().clearAndSelect(row);
            getFocusModel().focus(row);
        }
    }

    private void key(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> model.remove();
            case UP -> used = moved(event, -1);
            case DOWN -> used = moved(event, 1);
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private boolean moved(KeyEvent event, int by) {
        if (event.isAltDown()) {
            model.move(by);
        }
        return event.isAltDown();
    }

    /** A row that can be dragged to another place, and that shows that its layer cannot stand. */
    private final class LayerRow extends TableRow<Row> {
        private final Tooltip why = new Tooltip();

        LayerRow() {
            why.setWrapText(true);
            setOnDragDetected(
                    event -> {
                        Row row = getItem();
                        if (row != null && model.canMove(row.index(), row.index() > 0 ? 0 : 1)) {
                            Dragboard board = startDragAndDrop(TransferMode.MOVE);
                            ClipboardContent content = new ClipboardContent();
                            content.putString(row.name());
                            board.setContent(content);
                            board.setDragView(snapshot(null, null), -BESIDE, -BESIDE);
                            event.consume();
                        }
                    });
            setOnDragOver(
                    event -> {
                        int from = dragged(event);
                        if (model.canMove(from, place())) {
                            event.acceptTransferModes(TransferMode.MOVE);
                            mark(from);
                        }
                        event.consume();
                    });
            setOnDragExited(event -> mark(place()));
            setOnDragDropped(
                    event -> {
                        model.moveTo(dragged(event), place());
                        event.setDropCompleted(true);
                        event.consume();
                    });
        }

        /** The layer that comes here; −1 if it is none. */
        private int dragged(DragEvent event) {
            return event.getGestureSource() instanceof LayerRow source && source.getItem() != null
                    ? source.getItem().index()
                    : -1;
        }

        /** Where a layer that is dropped here comes to stand: at the least above the input. */
        private int place() {
            Row row = getItem();
            int last = model.draftProperty().get().steps().size() - 2;
            return row == null ? last : Math.max(0, Math.min(last, row.index()));
        }

        /** Shows on which side of this row the layer from {@code from} would come. */
        private void mark(int from) {
            pseudoClassStateChanged(ABOVE, from > place());
            pseudoClassStateChanged(BELOW, from < place());
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean faulty = row != null && !empty && !row.fault().isEmpty();
            boolean waits = row != null && !empty && !faulty && row.shapeOrNull() == null;
            pseudoClassStateChanged(FAULTY, faulty);
            pseudoClassStateChanged(WAITING, waits);
            if (row == null || empty) {
                setTooltip(null);
            } else {
                why.setText(faulty ? row.fault() : row.name() + " · " + row.what());
                setTooltip(why);
            }
        }
    }
}
