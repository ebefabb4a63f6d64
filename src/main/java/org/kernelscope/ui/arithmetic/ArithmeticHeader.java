package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * Where one is: the way down from the network, each part of which leads back up; the way out; and
 * the sides of the level. JavaFX thread.
 */
final class ArithmeticHeader extends VBox {
    private final ArithmeticModel model;
    private final NetworkModel network;
    private final Selection selection;
    private final Localisation localisation;
    private final FlowPane crumbs = new FlowPane();
    private final SegmentedButton aspects = new SegmentedButton();

    ArithmeticHeader(
            ArithmeticModel model,
            NetworkModel network,
            Selection selection,
            Localisation localisation) {
        this.model = model;
        this.network = network;
        this.selection = selection;
        this.localisation = localisation;
        getStyleClass().add(Styles.ARITHMETIC_HEADER);
        Button close = new IconButton(Feather.X, localisation.text("arith.close"));
        close.setId("arithmetic-close");
        close.setOnAction(event -> selection.up());
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        crumbs.getStyleClass().add(Styles.ARITHMETIC_WAY);
        aspects.setId("arithmetic-aspects");
        TemperatureBox temperature = new TemperatureBox(model, localisation);
        HBox tools = new HBox(aspects, temperature);
        tools.getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        getChildren().addAll(new HBox(crumbs, close), tools);
        selection.pathProperty().subscribe(path -> showWay());
        localisation.languageProperty().subscribe(language -> showWay());
        model.aspectsProperty().subscribe(this::offer);
        model.aspectProperty().subscribe(this::mark);
        temperature
                .visibleProperty()
                .bind(
                        model.aspectProperty()
                                .isEqualTo(DetailTab.MAKING)
                                .and(
                                        javafx.beans.binding.Bindings.createBooleanBinding(
                                                this::isSoftmax, selection.openedProperty())));
    }

    /** Whether all classes of a softmax are open. */
    private boolean isSoftmax() {
        OpenLevel level = selection.openedProperty().get();
        Architecture architecture = network.architectureProperty().get();
        return level != null
                && architecture != null
                && level.depth() == OpenLevel.Depth.MAP
                && architecture.layers().get(level.cell().layer()).spec().layerKind()
                        == LayerKind.OUTPUT;
    }

    private void showWay() {
        crumbs.getChildren().clear();
        Architecture architecture = network.architectureProperty().get();
        List<OpenLevel> path = selection.pathProperty().get();
        if (architecture == null || path.isEmpty()) {
            return;
        }
        Texts texts = localisation.texts();
        crumbs.getChildren().add(up(texts.get("arith.network"), 0));
        for (int depth = 1; depth <= path.size(); depth++) {
            Label arrow = new Label("›");
            arrow.getStyleClass().add(Styles.CAPTION);
            OpenLevel level = path.get(depth - 1);
            // A unit is a map of one number: its number needs no second name.
            boolean again =
                    depth > 1
                            && isUnit(architecture, level)
                            && path.get(depth - 2).equals(OpenLevel.ofMap(level.cell()));
            String name =
                    again ? texts.get("arith.title.number") : name(texts, architecture, level);
            crumbs.getChildren().add(arrow);
            if (depth < path.size()) {
                crumbs.getChildren().add(up(name, depth));
            } else {
                Label here = new Label(name);
                here.setId("arithmetic-title");
                here.getStyleClass().add(Styles.CARD_TITLE);
                crumbs.getChildren().add(here);
            }
        }
    }

    private static boolean isUnit(Architecture architecture, OpenLevel level) {
        Layer layer = architecture.layers().get(level.cell().layer());
        return layer.outputShape().isUnits() && !layer.spec().isOutput();
    }

    private Hyperlink up(String name, int depth) {
        Hyperlink link = new Hyperlink(name);
        link.setId("arithmetic-up-" + depth);
        link.setOnAction(event -> selection.upTo(depth));
        return link;
    }

    private static String name(Texts texts, Architecture architecture, OpenLevel level) {
        Cell cell = level.cell();
        Layer layer = architecture.layers().get(cell.layer());
        if (layer.index() == architecture.layers().size() - 1) {
            return level.depth() == OpenLevel.Depth.MAP
                    ? texts.get("arith.title.classes")
                    : texts.get("card.title.class", cell.channel());
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

    private void offer(List<DetailTab> possible) {
        aspects.getButtons().setAll(possible.stream().map(this::button).toList());
        aspects.setVisible(possible.size() > 1);
        aspects.setManaged(possible.size() > 1);
    }

    private ToggleButton button(DetailTab aspect) {
        ToggleButton button = new ToggleButton();
        button.setId("aspect-" + aspect.id());
        button.textProperty().bind(name(aspect));
        // The button lives only until the next level; the model must not keep it.
        button.setSelected(model.aspectProperty().get() == aspect);
        button.setUserData(aspect);
        button.setOnAction(
                event -> {
                    model.aspectProperty().set(aspect);
                    button.setSelected(true);
                });
        return button;
    }

    /** Marks the side that is shown. */
    private void mark(DetailTab shown) {
        for (ToggleButton button : aspects.getButtons()) {
            button.setSelected(button.getUserData() == shown);
        }
    }

    private ObservableValue<String> name(DetailTab aspect) {
        return switch (aspect) {
            case MAKING -> localisation.text("arith.aspect.making");
            case COMPARE -> localisation.text("arith.aspect.compare");
            case ACTIVATION -> localisation.text("arith.aspect.activation");
            case FLATTEN -> localisation.text("arith.aspect.flatten");
            case LEDGER -> localisation.text("arith.aspect.ledger");
        };
    }
}
