package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * The header of the step-through: the path from the network down to the open level, a link for each
 * level above; a close button; the tabs; and the temperature of a softmax.
 */
final class ArithmeticHeader extends VBox {
    /** Range of the temperature slider: 2^−3 to 2^3. */
    private static final double OCTAVES = 3;

    private final ArithmeticModel model;
    private final NetworkModel network;
    private final Selection selection;
    private final Localisation localisation;
    private final FlowPane path = new FlowPane();
    private final SegmentedButton tabs = new SegmentedButton();

    /**
     * @param further more tools, beside the tabs
     */
    ArithmeticHeader(
            ArithmeticModel model,
            NetworkModel network,
            Display display,
            Selection selection,
            Localisation localisation,
            Node... further) {
        this.model = model;
        this.network = network;
        this.selection = selection;
        this.localisation = localisation;
        getStyleClass().add(Styles.ARITHMETIC_HEADER);
        Button close = new IconButton(Feather.X, localisation.text("arithmetic.close"));
        close.setId("arithmetic-close");
        close.setOnAction(event -> selection.up());
        HBox.setHgrow(path, Priority.ALWAYS);
        path.getStyleClass().add(Styles.ARITHMETIC_PATH);
        tabs.setId("arithmetic-aspects");
        HBox temperature = temperature();
        WrapRow tools = new WrapRow(new FittingChoice(tabs), temperature);
        tools.getChildren().addAll(further);
        tools.getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        getChildren().addAll(new HBox(path, sides(display), close), tools);
        selection.pathProperty().subscribe(levels -> showPath());
        localisation.languageProperty().subscribe(language -> showPath());
        model.tabsProperty().subscribe(this::offer);
        model.tabProperty().subscribe(this::mark);
        temperature
                .visibleProperty()
                .bind(
                        model.tabProperty()
                                .isEqualTo(DetailTab.MAKING)
                                .and(
                                        Bindings.createBooleanBinding(
                                                this::isSoftmax, selection.openedProperty())));
    }

    /** Brings pad, tray and prediction back beside the level. */
    private ToggleButton sides(Display display) {
        ToggleButton sides = new ToggleButton();
        sides.setId("arithmetic-sides");
        sides.setGraphic(new Icon(Feather.SIDEBAR));
        sides.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        sides.selectedProperty().bindBidirectional(display.sidesKeptProperty());
        sides.accessibleTextProperty().bind(localisation.text("arithmetic.sides"));
        Tooltips.explain(sides, localisation.text("arithmetic.sides"));
        return sides;
    }

    /** The slider for the temperature of a softmax. */
    private HBox temperature() {
        Label name = new Label();
        name.textProperty().bind(localisation.text("arithmetic.temperature"));
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(USE_PREF_SIZE);
        Slider slider = new Slider(-OCTAVES, OCTAVES, 0);
        slider.setId("temperature");
        slider.setBlockIncrement(0.25);
        slider.accessibleTextProperty().bind(localisation.text("arithmetic.temperature"));
        slider.valueProperty()
                .subscribe(
                        value -> model.temperatureProperty().set(Math.pow(2, value.doubleValue())));
        Label number = new Label();
        number.getStyleClass().add(Styles.NUMBER);
        number.textProperty()
                .bind(model.temperatureProperty().map(value -> Numbers.cell(value.doubleValue())));
        Button reset =
                new IconButton(
                        Feather.ROTATE_CCW, localisation.text("arithmetic.temperature.reset"));
        reset.setId("temperature-reset");
        reset.setOnAction(event -> slider.setValue(0));
        reset.disableProperty().bind(slider.valueProperty().isEqualTo(0));
        HBox box = new HBox(name, slider, number, reset);
        box.getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        box.setAlignment(Pos.CENTER_LEFT);
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** True if all classes of a softmax are open. */
    private boolean isSoftmax() {
        OpenLevel level = selection.openedProperty().get();
        Architecture architecture = network.architectureProperty().get();
        return level != null
                && architecture != null
                && level.depth() == OpenLevel.Depth.MAP
                && !level.cell().isInput()
                && architecture.layers().get(level.cell().layer()).spec().layerKind()
                        == LayerKind.OUTPUT;
    }

    private void showPath() {
        path.getChildren().clear();
        Model model = network.modelProperty().get();
        List<OpenLevel> levels = selection.pathProperty().get();
        if (model == null || levels.isEmpty()) {
            return;
        }
        Texts texts = localisation.texts();
        path.getChildren().add(up(texts.get("arithmetic.network"), 0));
        List<String> names = names(texts, model, levels);
        for (int depth = 1; depth <= names.size(); depth++) {
            String name = names.get(depth - 1);
            Label arrow = new Label("›");
            arrow.getStyleClass().add(Styles.CAPTION);
            path.getChildren().add(arrow);
            if (depth < names.size()) {
                path.getChildren().add(up(name, depth));
            } else {
                Label title = new Label(name);
                title.setId("arithmetic-title");
                title.getStyleClass().add(Styles.CARD_TITLE);
                path.getChildren().add(title);
            }
        }
    }

    /** The names of the levels of a path, from the outermost. */
    static List<String> names(Texts texts, Model model, List<OpenLevel> levels) {
        Architecture architecture = model.architecture();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            OpenLevel level = levels.get(i);
            // A unit is a map with one value: the value does not repeat the name.
            boolean repeated =
                    i > 0
                            && isUnit(architecture, level)
                            && levels.get(i - 1).equals(OpenLevel.ofMap(level.cell()));
            names.add(repeated ? texts.get("arithmetic.title.number") : name(texts, model, level));
        }
        return names;
    }

    private static boolean isUnit(Architecture architecture, OpenLevel level) {
        if (level.cell().isInput()) {
            return false;
        }
        Layer layer = architecture.layers().get(level.cell().layer());
        return layer.outputShape().isUnits() && !layer.spec().isOutput();
    }

    private Hyperlink up(String name, int depth) {
        Hyperlink link = new Hyperlink(name);
        link.setId("arithmetic-up-" + depth);
        link.setOnAction(event -> selection.upTo(depth));
        return link;
    }

    private static String name(Texts texts, Model model, OpenLevel level) {
        Architecture architecture = model.architecture();
        Cell cell = level.cell();
        if (cell.isInput()) {
            return level.depth() == OpenLevel.Depth.MAP
                    ? LayerWords.map(texts, architecture, cell.layer(), cell.channel())
                    : texts.get(
                            "card.title.pixel",
                            LayerWords.map(texts, architecture, cell.layer(), cell.channel()),
                            cell.row() + 1,
                            cell.column() + 1);
        }
        Layer layer = architecture.layers().get(cell.layer());
        if (level.depth() == OpenLevel.Depth.WEIGHT) {
            return weight(texts, layer, level);
        }
        if (layer.index() == architecture.layers().size() - 1) {
            return level.depth() == OpenLevel.Depth.MAP
                    ? texts.get("arithmetic.title.classes", architecture.classes())
                    : LayerWords.ofClass(texts, model, cell.channel());
        }
        if (layer.outputShape().isUnits()) {
            return texts.get("card.title.unit", layer.name(), cell.channel() + 1);
        }
        return level.depth() == OpenLevel.Depth.MAP
                ? texts.get("card.patch", layer.name(), cell.channel() + 1)
                : texts.get(
                        "card.title.cell",
                        layer.name(),
                        cell.channel() + 1,
                        cell.row() + 1,
                        cell.column() + 1);
    }

    /** Layer, map and place of a weight, counted from 1, or the name of another parameter. */
    private static String weight(Texts texts, Layer layer, OpenLevel level) {
        MapWeights.Place place = MapWeights.of(layer, level.cell().channel()).at(level.weight());
        if (place.parameter().role() != ParameterSpec.Role.WEIGHT) {
            return texts.get(
                    "gradient.title.parameter",
                    place.parameter().name(),
                    level.cell().channel() + 1);
        }
        int size = layer.window().size();
        int plane = size * size;
        int from = MapWeights.inputs(layer, level.cell().channel()).get(level.weight() / plane);
        return texts.get(
                "gradient.title.weight",
                place.parameter().name(),
                level.cell().channel() + 1,
                from + 1,
                level.weight() % plane / size + 1,
                level.weight() % size + 1);
    }

    private void offer(List<DetailTab> possible) {
        tabs.getButtons().setAll(possible.stream().map(this::button).toList());
        tabs.setVisible(possible.size() > 1);
        tabs.setManaged(possible.size() > 1);
    }

    private ToggleButton button(DetailTab tab) {
        ToggleButton button = new ToggleButton();
        button.setId("aspect-" + tab.id());
        button.textProperty().bind(name(tab));
        // A listener would keep the button alive after its level is closed.
        button.setSelected(model.tabProperty().get() == tab);
        button.setUserData(tab);
        button.setOnAction(
                event -> {
                    model.tabProperty().set(tab);
                    button.setSelected(true);
                });
        return button;
    }

    private void mark(DetailTab shown) {
        for (ToggleButton button : tabs.getButtons()) {
            button.setSelected(button.getUserData() == shown);
        }
    }

    private ObservableValue<String> name(DetailTab tab) {
        return switch (tab) {
            case MAKING -> localisation.text("arithmetic.aspect.making");
            case COMPARE -> localisation.text("arithmetic.aspect.compare");
            case ACTIVATION -> localisation.text("arithmetic.aspect.activation");
            case FLATTEN -> localisation.text("arithmetic.aspect.flatten");
            case LEDGER -> localisation.text("arithmetic.aspect.ledger");
            case CODE -> localisation.text("arithmetic.aspect.code");
            case ERROR -> localisation.text("gradient.tab.error");
            case UNFLATTEN -> localisation.text("gradient.tab.unflatten");
            case GATE -> localisation.text("gradient.tab.gate");
            case WEIGHTS -> localisation.text("gradient.tab.weights");
            case TERMS -> localisation.text("gradient.tab.terms");
            case STEP -> localisation.text("gradient.tab.step");
            case LANDSCAPE -> localisation.text("gradient.tab.landscape");
        };
    }
}
