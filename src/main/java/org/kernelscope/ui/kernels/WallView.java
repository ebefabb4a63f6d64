package org.kernelscope.ui.kernels;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Letters;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Brush;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * The kernel wall: all kernels of a layer, scaled as one, by place, strength or importance.
 * Pointing at a kernel lights the two maps that it joins on the stage, pointing at a weight every
 * place where it is used, and pointing at a map on the stage the kernels that it has to do with; a
 * click chooses a kernel to work on. JavaFX thread.
 */
public final class WallView extends VBox {
    private static final double NAMES_LEFT = 1.2;
    private static final double NAMES_DIGIT = 0.5;
    private static final double NAMES_TOP = 1.5;

    private final WallModel model;
    private final KernelFocus focus;
    private final Selection selection;
    private final Display display;
    private final Localisation localisation;
    private final SegmentedButton layers = new SegmentedButton();
    private final PixelView wall = new PixelView(this::paint);
    private final StackPane room = new StackPane(wall);
    private final Label caption = new Label();
    private final Label pageName = new Label();
    private final HBox pages = new HBox();
    private @Nullable WallLayout layout;

    /** The wall of {@code model}. */
    public WallView(
            WallModel model,
            NetworkModel network,
            KernelFocus focus,
            Selection selection,
            Display display,
            Localisation localisation) {
        this.model = model;
        this.focus = focus;
        this.selection = selection;
        this.display = display;
        this.localisation = localisation;
        setId("wall");
        getStyleClass().add(Styles.WALL);
        setMinSize(0, 0);
        room.setMinSize(0, 0);
        room.setId("wall-kernels");
        room.setFocusTraversable(true);
        room.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        room.getStyleClass().add(Styles.WALL_ROOM);
        VBox.setVgrow(room, Priority.ALWAYS);
        caption.setId("wall-caption");
        caption.getStyleClass().add(Styles.CAPTION);
        HBox foot = new HBox(caption, pages);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add(Styles.WALL_FOOT);
        getChildren().addAll(tools(), room, foot);
        network.architectureProperty().subscribe(this::showLayers);
        follow(network);
        room.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        room.addEventHandler(MouseEvent.MOUSE_EXITED, event -> focus.hoveredProperty().set(null));
        room.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    room.requestFocus();
                    point(event.getX(), event.getY());
                    choose();
                });
        new WallKeys(this, room).install();
    }

    private void follow(NetworkModel network) {
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        network.modelProperty(),
                        focus.hoveredProperty(),
                        focus.chosenProperty(),
                        selection.shownProperty(),
                        model.pageProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        model.layerProperty().subscribe(layer -> markLayer());
        model.orderProperty()
                .subscribe(
                        order -> {
                            chooseOne(order);
                            arrange();
                            refresh();
                        });
        room.layoutBoundsProperty().subscribe(bounds -> arrange());
        sceneProperty().subscribe(scene -> refresh());
    }

    /** Something is always on the table. */
    private void chooseOne(List<KernelId> order) {
        KernelId chosen = focus.chosenProperty().get();
        boolean here = chosen != null && order.contains(chosen);
        if (!here && !order.isEmpty()) {
            focus.chosenProperty().set(order.get(0));
        }
    }

    private HBox tools() {
        layers.setId("wall-layers");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button back = new IconButton(Feather.CHEVRON_LEFT, localisation.text("wall.page.before"));
        Button on = new IconButton(Feather.CHEVRON_RIGHT, localisation.text("wall.page.next"));
        back.setId("wall-page-before");
        on.setId("wall-page-next");
        back.setOnAction(event -> turn(-1));
        on.setOnAction(event -> turn(1));
        pageName.setId("wall-page");
        pageName.setMinWidth(USE_PREF_SIZE);
        pageName.getStyleClass().add(Styles.NUMBER);
        pages.getChildren().addAll(back, pageName, on);
        pages.setAlignment(Pos.CENTER);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setWrapText(true);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox tools = new HBox(layers, space, sorting());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add(Styles.LAB_TOOLS);
        return tools;
    }

    private ComboBox<KernelOrder> sorting() {
        ComboBox<KernelOrder> sorting = new ComboBox<>();
        sorting.setId("wall-sort");
        sorting.getItems().setAll(KernelOrder.values());
        sorting.setCellFactory(list -> new OrderCell());
        sorting.setButtonCell(new OrderCell());
        sorting.valueProperty().bindBidirectional(model.sortingProperty());
        sorting.accessibleTextProperty().bind(localisation.text("wall.sort"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text("wall.sort.help"));
        sorting.setTooltip(tooltip);
        return sorting;
    }

    private final class OrderCell extends ListCell<KernelOrder> {
        OrderCell() {
            textProperty().bind(itemProperty().flatMap(WallView.this::nameOf).orElse(""));
        }
    }

    private ObservableValue<String> nameOf(KernelOrder order) {
        return switch (order) {
            case PLACE -> localisation.text("wall.sort.place");
            case NORM -> localisation.text("wall.sort.norm");
            case IMPORTANCE -> localisation.text("wall.sort.importance");
        };
    }

    private void showLayers(@Nullable Architecture architecture) {
        layers.getButtons().clear();
        if (architecture == null) {
            return;
        }
        for (Layer layer : WallModel.layers(architecture)) {
            ToggleButton button = new ToggleButton(layer.name());
            button.setId("wall-layer-" + layer.name());
            if (layer.spec().isOutput()) {
                button.textProperty().bind(localisation.text("layer.output"));
            }
            button.setUserData(layer);
            button.setOnAction(
                    event -> {
                        model.layerProperty().set(layer);
                        button.setSelected(true);
                    });
            layers.getButtons().add(button);
        }
        markLayer();
    }

    private void markLayer() {
        Layer now = model.layerProperty().get();
        // First the others: until the buttons were shown once, nobody else lets them go.
        layers.getButtons().stream()
                .filter(button -> !button.getUserData().equals(now))
                .forEach(button -> button.setSelected(false));
        layers.getButtons().stream()
                .filter(button -> button.getUserData().equals(now))
                .forEach(button -> button.setSelected(true));
    }

    void turn(int by) {
        WallLayout now = layout;
        int page = model.pageProperty().get() + by;
        if (now != null && page >= 0 && page < now.pages()) {
            model.pageProperty().set(page);
        }
    }

    private void arrange() {
        Optional<Kernels> kernels = model.kernels();
        double unit = wall.unit();
        int width = (int) Math.floor(room.getWidth() * unit);
        int height = (int) Math.floor(room.getHeight() * unit);
        if (kernels.isEmpty() || width < 1 || height < 1) {
            layout = null;
            return;
        }
        Kernels now = kernels.get();
        double em = TextSize.at(this) * unit;
        boolean table = model.sortingProperty().get() == KernelOrder.PLACE;
        int edge = (int) Math.ceil(3 * unit);
        WallLayout.Frame frame =
                new WallLayout.Frame(
                        width - edge,
                        height - edge,
                        table ? (int) (namesLeft(now) * em) : edge,
                        table ? (int) (NAMES_TOP * em) : edge);
        List<KernelId> order = model.orderProperty().get();
        layout =
                table
                        ? WallLayout.table(frame, now.maps(), now.inputs(), now.rows(), order)
                        : WallLayout.sorted(frame, now.rows(), order);
        if (model.pageProperty().get() >= layout.pages()) {
            model.pageProperty().set(0);
        }
        refresh();
    }

    /** Room for the longest number of a line, in em. */
    private static double namesLeft(Kernels kernels) {
        int longest = Integer.toString(Math.max(kernels.maps(), kernels.inputs())).length();
        return NAMES_LEFT + NAMES_DIGIT * Math.max(0, longest - 2);
    }

    private void point(double x, double y) {
        WallLayout now = layout;
        double unit = wall.unit();
        focus.hoveredProperty()
                .set(
                        now == null
                                ? null
                                : now.at(model.pageProperty().get(), x * unit, y * unit)
                                        .map(
                                                tap ->
                                                        new KernelFocus.Spot(
                                                                tap.kernel(),
                                                                tap.row(),
                                                                tap.column()))
                                        .orElse(null));
    }

    /** Chooses the kernel that one points at. */
    void choose() {
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        if (spot != null) {
            focus.chosenProperty().set(spot.kernel());
        }
    }

    /** Points at the kernel beside the one that is pointed at. */
    void step(int columns, int rows) {
        WallLayout now = layout;
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        if (now == null || now.order().isEmpty()) {
            return;
        }
        List<KernelId> page = now.onPage(model.pageProperty().get());
        Optional<KernelId> next =
                spot == null ? page.stream().findFirst() : now.beside(spot.kernel(), columns, rows);
        next.ifPresent(
                id -> {
                    now.place(id).ifPresent(place -> model.pageProperty().set(place.page()));
                    focus.hoveredProperty().set(new KernelFocus.Spot(id, 0, 0));
                });
    }

    /** Hidden, it costs nothing; shown again, it is as it should be. */
    private void refresh() {
        if (getScene() == null) {
            return;
        }
        WallLayout now = layout;
        int count = now == null ? 1 : now.pages();
        pageName.setText((model.pageProperty().get() + 1) + "/" + count);
        pages.setVisible(count > 1);
        pages.setManaged(count > 1);
        caption.setText(describe());
        room.setAccessibleText(caption.getText());
        wall.repaint();
    }

    private String describe() {
        Texts texts = localisation.texts();
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        Layer layer = model.layerProperty().get();
        Optional<Kernels> kernels = model.kernels();
        if (layer == null || kernels.isEmpty()) {
            return texts.get("wall.none");
        }
        boolean here = spot != null && spot.kernel().layer() == layer.index();
        if (spot == null || !here) {
            return texts.get(
                    "wall.hint",
                    Numbers.count(model.orderProperty().get().size()),
                    Numbers.value(limit()));
        }
        KernelId id = spot.kernel();
        float weight =
                kernels.get()
                        .kernel(id.map(), id.input())
                        .map(kernel -> kernel.at(0, spot.row(), spot.column()))
                        .orElse(0f);
        return texts.get(
                "wall.kernel",
                below(texts, layer),
                id.input() + 1,
                layer.name(),
                id.map() + 1,
                Numbers.value(KernelOrder.norm(kernels.get(), id)),
                spot.row() + 1,
                spot.column() + 1,
                Numbers.value(weight),
                Numbers.count(layer.outputShape().plane()));
    }

    private String below(Texts texts, Layer layer) {
        return layer.index() == 0
                ? texts.get("layer.input")
                : Objects.requireNonNull(model.architecture())
                        .layers()
                        .get(layer.index() - 1)
                        .name();
    }

    private float limit() {
        return model.limit();
    }

    private void paint(Raster raster, double unit) {
        WallLayout now = layout;
        Optional<Kernels> kernels = model.kernels();
        if (now == null || kernels.isEmpty()) {
            raster.clear(0);
            return;
        }
        StageLook look =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        Brush brush = new Brush(raster, Letters.SHARED, look, TextSize.at(this) * unit, 0);
        Cell cell = selection.shownProperty().getValue();
        new WallPainter(brush, now, kernels.get(), limit())
                .paint(
                        model.pageProperty().get(),
                        new WallPainter.Marks(
                                id -> cell == null || !concerns(cell) || WallModel.joins(id, cell),
                                model::isChanged,
                                focus.hoveredProperty().get(),
                                focus.chosenProperty().get()));
        if (Letters.SHARED.learn()) {
            wall.repaint();
        }
    }

    /** Whether the wall shows the kernels that make a cell's map, or those that look at it. */
    private boolean concerns(Cell cell) {
        Layer layer = model.layerProperty().get();
        return layer != null
                && (cell.layer() == layer.index() || cell.layer() == layer.index() - 1);
    }
}
