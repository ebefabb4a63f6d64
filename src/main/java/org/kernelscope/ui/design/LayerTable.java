package org.kernelscope.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/**
 * The layers of a draft as a table with shapes and counts. An invalid layer is marked with the
 * reason; the layers after it are pending. Rows can be dragged; Delete removes a layer, Alt and an
 * arrow move it.
 */
final class LayerTable extends TableView<LayerTable.Row> {
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    /** Rows that are made in one frame at first. */
    private static final int FIRST = 4;

    private static final double ROW_EM = 1.8;

    /** Distance of the image of a dragged row from the pointer, so that the target is visible. */
    private static final double BESIDE = 14;

    /** Sum of the widths of all columns, which share the width of the table. */
    private static final double ALL_EM = 39.4;

    /** Space for the scroll bar, whether it is visible or not. */
    private static final double SCROLL_BAR_EM = 1.3;

    private final DesignModel model;
    private final Localisation localisation;
    private final DoubleProperty scrollBar = new SimpleDoubleProperty(this, "scrollBar");
    private final DoubleProperty rowHeight = new SimpleDoubleProperty(this, "rowHeight");
    private final OncePerFrame firstRows = new OncePerFrame(this::fillFirst);
    private boolean filling;

    /**
     * The number of rows that the table has at the most. The first ones come in the frame after the
     * one that styles the table, the others in the frame after that.
     */
    private int most;

    /**
     * A row of the table.
     *
     * @param index index of the layer; −1 for the input
     * @param name name of the layer
     * @param what kind and settings
     * @param shape output shape; null for an invalid or pending layer
     * @param layer the layer; null for the input and for an invalid or pending layer
     * @param fault the reason why the layer is invalid; empty for valid and pending layers
     */
    record Row(
            int index,
            String name,
            String what,
            @Nullable Shape shape,
            @Nullable Layer layer,
            String fault) {}

    LayerTable(DesignModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setId("design-layers");
        getStyleClass().add(LabStyles.LAYER_TABLE);
        setSortPolicy(table -> false);
        TextSize.follow(
                this,
                size -> {
                    scrollBar.set(SCROLL_BAR_EM * size);
                    rowHeight.set(Math.round(ROW_EM * size));
                });
        column("design.column.name", 4.2, false, Row::name);
        column("design.column.what", 8.6, false, Row::what).setCellFactory(WrappedCell::new);
        column("design.column.output", 5.6, true, LayerTable::output);
        column("design.column.parameters", 5.2, true, row -> count(row, Layer::parameterCount));
        column("design.column.connections", 6.5, true, row -> count(row, Layer::connections));
        column(
                "design.column.multiplications",
                5.3,
                true,
                row -> count(row, Layer::multiplyAccumulates));
        column("design.column.field", 4.6, true, LayerTable::field);
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
        ObservableValue<Boolean> shown = NodeVisibility.of(this);
        model.draftProperty().when(shown).subscribe(draft -> fill(draft));
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null && most == 0) {
                                firstRows.request();
                            }
                        });
        model.selectedProperty().subscribe(index -> select());
        localisation
                .languageProperty()
                .when(shown)
                .subscribe(language -> fill(model.draftProperty().get()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        accessibleTextProperty().bind(localisation.text("design.layers"));
    }

    private TableColumn<Row, String> column(
            String key, double em, boolean right, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>();
        column.textProperty().bind(localisation.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.prefWidthProperty().bind(widthProperty().subtract(scrollBar).multiply(em / ALL_EM));
        if (right) {
            column.getStyleClass().add(LabStyles.RIGHT_COLUMN);
        }
        getColumns().add(column);
        return column;
    }

    /** A text in as many lines as it needs. */
    private static final class WrappedCell extends TableCell<Row, String> {
        WrappedCell(TableColumn<Row, String> column) {
            Text text = new Text();
            text.getStyleClass().add(LabStyles.WRAPPED);
            text.textProperty().bind(itemProperty());
            // A cell is asked for its height without a width: the text has to know its own.
            text.wrappingWidthProperty()
                    .bind(
                            Bindings.createDoubleBinding(
                                    () ->
                                            Math.max(
                                                    1,
                                                    column.getWidth()
                                                            - snappedLeftInset()
                                                            - snappedRightInset()),
                                    column.widthProperty(),
                                    insetsProperty()));
            setGraphic(text);
            setPrefHeight(USE_COMPUTED_SIZE);
        }
    }

    private static String output(Row row) {
        Shape shape = row.shape();
        if (shape == null) {
            return "–";
        }
        return shape.isUnits() ? Numbers.count(shape.channels()) : shape.toString();
    }

    private static String count(Row row, java.util.function.ToLongFunction<Layer> what) {
        Layer layer = row.layer();
        return layer == null ? "" : Numbers.count(what.applyAsLong(layer));
    }

    private static String field(Row row) {
        Layer layer = row.layer();
        return layer == null ? "" : Integer.toString(layer.receptiveField().size());
    }

    private void fillFirst() {
        if (most == 0) {
            most = FIRST;
            firstRows.request();
        } else {
            most = Integer.MAX_VALUE;
        }
        fill(model.draftProperty().get());
    }

    private void fill(ArchitectureDraft draft) {
        if (most == 0) {
            return;
        }
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
        for (ArchitectureDraft.Step step : draft.steps()) {
            Layer layer = step.layer().orElse(null);
            rows.add(
                    new Row(
                            step.index(),
                            step.spec().isOutput() ? texts.get("layer.output") : step.spec().name(),
                            layer == null
                                    ? DesignerText.line(texts, step.spec())
                                    : LayerWords.inFull(texts, layer),
                            layer == null ? null : layer.outputShape(),
                            layer,
                            step.problem().map(texts::get).orElse("")));
        }
        filling = true;
        getItems().setAll(rows.subList(0, Math.min(most, rows.size())));
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

    /** A row that can be dragged and that marks an invalid layer. */
    private final class LayerRow extends TableRow<Row> {
        private final Tooltip why = new Tooltip();

        LayerRow() {
            minHeightProperty().bind(rowHeight);
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

        /** The dragged layer; −1 if something else is dragged. */
        private int dragged(DragEvent event) {
            return event.getGestureSource() instanceof LayerRow source && source.getItem() != null
                    ? source.getItem().index()
                    : -1;
        }

        /** The index that a layer gets when it is dropped here; 0 on the input. */
        private int place() {
            Row row = getItem();
            int last = model.draftProperty().get().steps().size() - 2;
            return row == null ? last : Math.max(0, Math.min(last, row.index()));
        }

        /** Marks the edge of this row where the layer {@code from} would be inserted. */
        private void mark(int from) {
            pseudoClassStateChanged(ABOVE, from > place());
            pseudoClassStateChanged(BELOW, from < place());
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean faulty = row != null && !empty && !row.fault().isEmpty();
            boolean waits = row != null && !empty && !faulty && row.shape() == null;
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
