package org.kernelscope.ui.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.network.atlas.Atlas;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.Block;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The atlas: networks from LeNet-5 on, compared by depth, parameters, multiplications, receptive
 * field and error; the selected network with its stages and its publication.
 */
public final class AtlasView extends WrapRow {
    private static final String REFERENCE = "lenet5-1998";

    private final Localisation localisation;
    private final List<AtlasEntry> entries = Atlas.all();
    private final List<Block.Count> totals = entries.stream().map(AtlasEntry::total).toList();
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", 0);
    private final StackPane chart = new StackPane();
    private final CanvasView canvas;
    private final VBox details = new VBox();

    /** The atlas. */
    public AtlasView(Display display, Localisation localisation) {
        this.localisation = localisation;
        this.canvas = new CanvasView(display, this::paint);
        setId("atlas");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        chart.setId("atlas-chart");
        chart.getStyleClass().add(LabStyles.BOARD);
        chart.setFocusTraversable(true);
        chart.setAccessibleRole(AccessibleRole.LIST_VIEW);
        chart.getChildren().add(canvas);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        chart.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    chart.requestFocus();
                    point(event);
                });
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Label legend = new Label();
        legend.setId("atlas-legend");
        legend.getStyleClass().add(Styles.CAPTION);
        legend.textProperty().bind(localisation.text("atlas.legend"));
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setMinSize(0, 0);
        VBox overview = new VBox(chart, legend);
        overview.getStyleClass().add(LabStyles.TAB_MAIN);
        HBox.setHgrow(overview, Priority.ALWAYS);
        details.getStyleClass().add(LabStyles.DESIGN_FORM);
        details.setId("atlas-details");
        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(LabStyles.ATLAS_SIDE);
        getChildren().addAll(overview, scroll);
        chosen.subscribe(index -> show());
        localisation.languageProperty().subscribe(language -> show());
        int reference = 0;
        for (int i = 0; i < entries.size(); i++) {
            reference = entries.get(i).id().equals(REFERENCE) ? i : reference;
        }
        chosen.set(reference);
    }

    /** The id of the selected network. */
    public String chosen() {
        return entries.get(chosen.get()).id();
    }

    /** The ids of all networks. */
    public static List<String> ids() {
        return Atlas.all().stream().map(AtlasEntry::id).toList();
    }

    /** Selects a network; an id that does not exist changes nothing. */
    public void choose(String id) {
        int index = ids().indexOf(id);
        if (index >= 0) {
            chosen.set(index);
        }
    }

    private void point(MouseEvent event) {
        int row =
                AtlasPainter.rowAt(
                        event.getY() - canvas.getLayoutY(),
                        entries.size(),
                        canvas.getHeight(),
                        TextSize.ofPainting(this));
        if (row >= 0 && row < entries.size()) {
            chosen.set(row);
        }
    }

    private void key(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if (by != 0) {
            chosen.set(Math.max(0, Math.min(entries.size() - 1, chosen.get() + by)));
            event.consume();
        }
    }

    private void paint(CanvasPen pen, double width, double height) {
        new AtlasPainter(pen, localisation.texts(), entries, totals, width, height)
                .paint(chosen.get());
    }

    private void show() {
        Texts texts = localisation.texts();
        AtlasEntry entry = entries.get(chosen.get());
        Block.Count total = totals.get(chosen.get());
        Label title = new Label(entry.name());
        title.setId("atlas-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        details.getChildren().setAll(title);
        List<String> facts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            OptionalDouble value = measure.of(entry, total);
            if (value.isPresent()) {
                facts.add(measure.name(texts) + " " + measure.written(value.getAsDouble()));
            }
        }
        chart.setAccessibleText(entry.name() + ": " + String.join(", ", facts));
        add(texts.get(entry.note()));
        add(
                texts.get(
                        "atlas.exactly",
                        Numbers.count(total.parameters()),
                        Numbers.count(total.multiplyAccumulates())));
        details.getChildren().add(stages(texts, entry));
        add(texts.get("atlas.source", entry.source()));
        canvas.repaint();
    }

    private void add(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.CAPTION);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        details.getChildren().add(label);
    }

    private static GridPane stages(Texts texts, AtlasEntry entry) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(Styles.FACTS);
        header(grid, 0, texts.get("atlas.stage"));
        header(grid, 1, texts.get("design.column.output"));
        header(grid, 2, texts.get("atlas.parameters"));
        for (AtlasEntry.Row row : entry.rows()) {
            Shape shape = row.count().output().shape();
            Label name = new Label(row.stage().name());
            name.getStyleClass().add(LabStyles.SMALL);
            grid.addRow(
                    grid.getRowCount(),
                    name,
                    number(shape.isUnits() ? Numbers.count(shape.channels()) : shape.toString()),
                    number(Numbers.count(row.count().parameters())));
        }
        return grid;
    }

    private static void header(GridPane grid, int column, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.CAPTION);
        GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
        grid.add(label, column, 0);
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.NUMBER);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
