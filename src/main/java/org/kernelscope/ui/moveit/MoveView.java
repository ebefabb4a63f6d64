package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.moveit.MoveModel.Answer;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkNames;

/**
 * Move it: the drawing with handles, a slider for each quantity, and the predictions of the
 * networks. JavaFX thread.
 */
public final class MoveView extends WrapRow {
    private static final String NONE = "";

    private final MoveModel model;
    private final MovementModel movement;
    private final Localisation texts;
    private final HandlePad pad;

    /** Nodes of the grid of sliders that are styled in one frame. */
    private static final int GROUP = 9;

    private final Label changed = new Label();
    private final Label legend = new Label();

    /**
     * The view of {@code model}.
     *
     * @param trained the networks that can be compared
     */
    public MoveView(
            MoveModel model, List<Architecture> trained, Display display, Localisation texts) {
        this.model = model;
        this.movement = model.movement();
        this.texts = texts;
        this.pad = new HandlePad(movement, display, texts);
        setId("move");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        changed.setId("move-changed");
        changed.getStyleClass().add(Styles.CAPTION);
        wrap(changed);
        VBox left = new VBox(pad, changed, reset());
        left.getStyleClass().add(LabStyles.MOVE_PAD);
        VBox controls = new VBox(steps(), sliders());
        controls.getStyleClass().add(LabStyles.DESIGN_FORM);
        ScrollPane scroll = new ScrollPane(controls);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll(LabStyles.DIFFERENCES, LabStyles.MOVE_SLIDERS);
        SurfaceView surfaces = new SurfaceView(model, display, texts);
        CurveView curves = new CurveView(model, display, texts);
        StackPane place = new StackPane(surfaces, curves);
        place.setMinWidth(0);
        curves.visibleProperty().bind(model.curves().onProperty());
        surfaces.visibleProperty().bind(model.curves().onProperty().not());
        VBox.setVgrow(place, Priority.ALWAYS);
        legend.setId("move-legend");
        legend.getStyleClass().add(Styles.CAPTION);
        legend.textProperty()
                .bind(
                        model.curves()
                                .onProperty()
                                .flatMap(
                                        on ->
                                                on
                                                        ? texts.text("move.curve.legend")
                                                        : texts.text("move.legend")));
        wrap(legend);
        VBox main = new VBox(FrameLater.of(choices(trained)), place, legend);
        main.getStyleClass().addAll(LabStyles.TAB_MAIN, LabStyles.MOVE_MAIN);
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(left, scroll, main);
        NodeVisibility.of(this).subscribe(model.watchedProperty()::set);
        model.answerProperty().subscribe(now -> answer());
        texts.languageProperty().subscribe(now -> answer());
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }

    private void answer() {
        Answer answer = model.answerProperty().get();
        if (answer == null || answer.predictions().isEmpty()) {
            changed.setText("");
            return;
        }
        pad.show(answer.image());
        var report = answer.predictions().get(0).report();
        changed.setText(
                texts.texts()
                        .get(
                                "move.changed",
                                Numbers.count(report.changed()),
                                Numbers.count(report.inputs()),
                                Numbers.count(report.darker()),
                                Numbers.count(report.lighter())));
    }

    private Node steps() {
        CheckBox before = box("move-before", texts.text("move.before"));
        CheckBox scaled = box("move-scaled", texts.text("move.scaled"));
        CheckBox centred = box("move-centred", texts.text("move.centred"));
        movement.movementProperty()
                .subscribe(
                        now -> {
                            before.setSelected(now.before());
                            scaled.setSelected(now.scaled());
                            centred.setSelected(now.centred());
                        });
        Runnable set =
                () ->
                        movement.movementProperty()
                                .set(
                                        new Movement(
                                                movement.transform(),
                                                before.isSelected(),
                                                scaled.isSelected(),
                                                centred.isSelected()));
        before.setOnAction(event -> set.run());
        scaled.setOnAction(event -> set.run());
        centred.setOnAction(event -> set.run());
        VBox boxes = new VBox(before, scaled, centred);
        boxes.getStyleClass().add(LabStyles.FORM);
        return boxes;
    }

    private static CheckBox box(String id, ObservableValue<String> name) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.textProperty().bind(name);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private Node reset() {
        Button reset = new Button();
        reset.setId("move-reset");
        reset.textProperty().bind(texts.text("move.reset"));
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(event -> movement.set(Transform.NONE));
        movement.movementProperty().subscribe(now -> reset.setDisable(now.transform().isNone()));
        return reset;
    }

    private Node sliders() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(Styles.FACTS);
        for (Quantity quantity : Quantity.values()) {
            Label name = new Label();
            name.getStyleClass().add(LabStyles.SMALL);
            name.setMinWidth(USE_PREF_SIZE);
            ObservableValue<String> said = texts.textsProperty().map(now -> name(now, quantity));
            name.textProperty().bind(said);
            Slider slider = new Slider(quantity.least(), quantity.most(), quantity.neutral());
            slider.setId("move-slider-" + quantity.id());
            slider.setBlockIncrement(quantity.step());
            slider.accessibleTextProperty().bind(said);
            GridPane.setHgrow(slider, Priority.ALWAYS);
            NumberField field =
                    new NumberField(
                            "move-" + quantity.id(),
                            quantity.least(),
                            quantity.most(),
                            false,
                            value -> movement.set(quantity, value));
            field.setPrefColumnCount(3);
            field.accessibleTextProperty().bind(said);
            name.setLabelFor(slider);
            slider.valueProperty()
                    .subscribe(
                            value -> {
                                double rounded = rounded(quantity, value.doubleValue());
                                double set = movement.transform().of(quantity);
                                // A value between two steps comes from elsewhere and stays.
                                if (rounded != set && value.doubleValue() != set) {
                                    movement.set(quantity, rounded);
                                }
                            });
            movement.movementProperty()
                    .subscribe(
                            now -> {
                                double value = now.transform().of(quantity);
                                if (!slider.isValueChanging()) {
                                    slider.setValue(value);
                                }
                                field.show(Math.rint(value * 1000) / 1000);
                            });
            grid.addRow(quantity.ordinal(), name, slider, field);
        }
        FrameLater.divide(grid, GROUP);
        return grid;
    }

    private static double rounded(Quantity quantity, double value) {
        double steps = Math.rint((value - quantity.neutral()) / quantity.step());
        double exact = quantity.neutral() + steps * quantity.step();
        return quantity.clamp(Double.parseDouble(String.format(Locale.ROOT, "%.4f", exact)));
    }

    private Node choices(List<Architecture> trained) {
        WrapRow row = new WrapRow();
        row.getStyleClass().add(LabStyles.LAB_TOOLS);
        row.getChildren()
                .addAll(
                        axis("move-over", "move.over", model.overProperty()),
                        axis("move-and", "move.and", model.andProperty()));
        List<String> ids = new ArrayList<>();
        ids.add(NONE);
        trained.forEach(each -> ids.add(each.id()));
        for (int i = 0; i < MoveModel.RIVALS; i++) {
            ObjectProperty<@Nullable String> chosen = model.rivalProperty(i);
            TranslatedChoice<String> box =
                    new TranslatedChoice<>("move-network-" + (i + 2), ids, texts, this::network);
            box.accessibleTextProperty().bind(texts.text("move.network"));
            chosen.subscribe(id -> box.setValue(id == null ? NONE : id));
            box.setOnAction(
                    event -> {
                        String id = box.getValue();
                        chosen.set(id == null || id.equals(NONE) ? null : id);
                    });
            row.getChildren().add(box);
        }
        CheckBox digits =
                box(
                        "move-digits",
                        texts.textsProperty()
                                .map(
                                        now ->
                                                now.get(
                                                        "move.digits",
                                                        Numbers.count(CurveModel.DIGITS))));
        digits.selectedProperty().bindBidirectional(model.curves().onProperty());
        row.getChildren().add(digits);
        return row;
    }

    private String network(@Nullable String id) {
        return id == null || id.equals(NONE)
                ? texts.texts().get("move.network.none")
                : Presets.byId(id).map(each -> NetworkNames.of(texts.texts(), each)).orElse(id);
    }

    private Node axis(String id, String key, ObjectProperty<Quantity> quantity) {
        TranslatedChoice<Quantity> box =
                new TranslatedChoice<>(
                        id,
                        List.of(Quantity.values()),
                        texts,
                        each -> each == null ? "" : name(texts.texts(), each));
        box.accessibleTextProperty().bind(texts.text(key));
        quantity.subscribe(box::setValue);
        box.setOnAction(
                event -> {
                    if (box.getValue() != null) {
                        quantity.set(box.getValue());
                    }
                });
        return box;
    }

    /** The name of a quantity. */
    static String name(Texts words, Quantity quantity) {
        return switch (quantity) {
            case RIGHT -> words.get("move.right");
            case DOWN -> words.get("move.down");
            case TURN -> words.get("move.turn");
            case SCALE -> words.get("move.scale");
            case SHEAR -> words.get("move.shear");
            case THICKNESS -> words.get("move.thickness");
            case GAUSSIAN -> words.get("move.gaussian");
            case SALT -> words.get("move.salt");
            case FLIP -> words.get("move.flip");
            case BLUR -> words.get("move.blur");
            case CONTRAST -> words.get("move.contrast");
            case INVERT -> words.get("move.invert");
            case BAR -> words.get("move.bar");
            case TEXTURE -> words.get("move.texture");
        };
    }
}
