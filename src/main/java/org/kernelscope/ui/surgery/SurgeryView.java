package org.kernelscope.ui.surgery;

import java.io.File;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.KernelPreset;
import org.kernelscope.analysis.Surgery;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The operating table: the kernel that was chosen on the wall, large, under a pen that writes
 * weights; what else can be done to it and to its map; undo, redo, reset, save. JavaFX thread.
 */
public final class SurgeryView extends VBox {
    private static final int BIAS_REACH = 2;

    private final TableModel model;
    private final ModelSaver saver;
    private final Localisation localisation;
    private final KernelPad pad;
    private final KernelPad learned;
    private final Label title = new Label();
    private final Label penName = new Label();
    private final Label biasName = new Label();
    private final Slider pen = new Slider(-1, 1, 1);
    private final Slider bias = new Slider(-BIAS_REACH, BIAS_REACH, 0);
    private final MenuButton presets = new MenuButton();
    private final ToggleButton swap = new ToggleButton();
    private final VBox tools = new VBox();
    private boolean showing;

    /** The table of {@code model}. */
    public SurgeryView(
            TableModel model, ModelSaver saver, Display display, Localisation localisation) {
        this.model = model;
        this.saver = saver;
        this.localisation = localisation;
        this.pad = new KernelPad(model, display, true);
        this.learned = new KernelPad(model, display, false);
        setId("surgery");
        getStyleClass().addAll(Styles.SURGERY, Styles.SURGERY_COLUMN);
        title.setId("surgery-title");
        title.getStyleClass().add(Styles.SECTION_TITLE);
        title.setWrapText(true);
        tools.getStyleClass().add(Styles.SURGERY_COLUMN);
        tools.getChildren().addAll(kernels(), pen(), verbs(), bias());
        getChildren().addAll(title, tools, history());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.focus().chosenProperty(),
                        model.surgery().surgeryProperty(),
                        model.swappingProperty(),
                        model.penProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        sceneProperty().subscribe(scene -> refresh());
        model.focus().hoveredProperty().subscribe(this::describe);
    }

    /** Where on the kernel one is, for those who hear it. */
    private void describe(KernelFocus.@Nullable Spot spot) {
        Tensor kernel = model.kernel(true).orElse(null);
        boolean here = spot != null && model.id().filter(spot.kernel()::equals).isPresent();
        pad.setAccessibleText(
                kernel == null || spot == null || !here
                        ? localisation.texts().get("surgery.pad")
                        : localisation
                                .texts()
                                .get(
                                        "surgery.pad.at",
                                        spot.row() + 1,
                                        spot.column() + 1,
                                        Numbers.value(kernel.at(0, spot.row(), spot.column()))));
    }

    private HBox kernels() {
        Label was = new Label();
        was.textProperty().bind(localisation.text("surgery.learned"));
        was.getStyleClass().add(Styles.CAPTION);
        Button restore = button("surgery-restore", "surgery.restore", "surgery.restore.help");
        restore.setOnAction(event -> model.restore());
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text("surgery.pad"));
        Tooltip.install(pad, tooltip);
        VBox compare = new VBox(was, learned, restore);
        compare.getStyleClass().add(Styles.SURGERY_COLUMN);
        HBox kernels = new HBox(pad, compare);
        kernels.getStyleClass().add(Styles.LAB_TOOLS);
        return kernels;
    }

    private HBox pen() {
        pen.setId("surgery-pen");
        pen.valueProperty().bindBidirectional(model.penProperty());
        pen.accessibleTextProperty().bind(penName.textProperty());
        return slider(penName, pen);
    }

    private static HBox slider(Label name, Slider slider) {
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox row = new HBox(name, slider);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Styles.LAB_TOOLS);
        return row;
    }

    private HBox verbs() {
        Button zero = button("surgery-zero", "surgery.zero", "surgery.zero.help");
        zero.setOnAction(event -> model.zero());
        swap.setId("surgery-swap");
        swap.textProperty().bind(localisation.text("surgery.swap"));
        swap.setMinWidth(USE_PREF_SIZE);
        explain(swap, "surgery.swap.help");
        swap.setOnAction(
                event -> {
                    model.swapWithNext();
                    refresh();
                });
        presets.setId("surgery-presets");
        presets.textProperty().bind(localisation.text("surgery.presets"));
        for (KernelPreset preset : KernelPreset.values()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(nameOf(preset));
            item.setOnAction(event -> model.put(preset));
            presets.getItems().add(item);
        }
        HBox verbs = new HBox(zero, swap, presets);
        verbs.setAlignment(Pos.CENTER_LEFT);
        verbs.getStyleClass().add(Styles.LAB_TOOLS);
        return verbs;
    }

    private ObservableValue<String> nameOf(KernelPreset preset) {
        return switch (preset) {
            case EDGE -> localisation.text("surgery.preset.edge");
            case SOBEL_COLUMNS -> localisation.text("surgery.preset.sobelColumns");
            case SOBEL_ROWS -> localisation.text("surgery.preset.sobelRows");
            case BLUR -> localisation.text("surgery.preset.blur");
            case SHARPEN -> localisation.text("surgery.preset.sharpen");
            case IDENTITY -> localisation.text("surgery.preset.identity");
        };
    }

    private HBox bias() {
        Button silence = button("surgery-silence", "surgery.silence", "surgery.silence.help");
        silence.setOnAction(event -> model.silence());
        bias.setId("surgery-bias");
        bias.accessibleTextProperty().bind(biasName.textProperty());
        bias.valueChangingProperty()
                .subscribe(
                        changing -> {
                            if (changing) {
                                model.penDown();
                            } else if (!showing) {
                                model.penUp();
                            }
                        });
        bias.valueProperty()
                .subscribe(
                        value -> {
                            if (!showing) {
                                setBias(value.floatValue());
                            }
                        });
        HBox row = slider(biasName, bias);
        row.getChildren().add(silence);
        return row;
    }

    private void setBias(float value) {
        boolean dragged = bias.isValueChanging();
        if (!dragged) {
            model.penDown();
        }
        model.bias(value);
        if (!dragged) {
            model.penUp();
        }
    }

    private HBox history() {
        Button undo = icon(Feather.ROTATE_CCW, "surgery-undo", "surgery.undo");
        Button redo = icon(Feather.ROTATE_CW, "surgery-redo", "surgery.redo");
        Button reset = button("surgery-reset", "surgery.reset", "surgery.reset.help");
        Button save = icon(Feather.SAVE, "surgery-save", "surgery.save");
        undo.setOnAction(event -> model.surgery().undo());
        redo.setOnAction(event -> model.surgery().redo());
        reset.setOnAction(event -> model.surgery().reset());
        save.setOnAction(event -> save());
        undo.disableProperty().bind(model.surgery().canUndoProperty().not());
        redo.disableProperty().bind(model.surgery().canRedoProperty().not());
        reset.disableProperty().bind(model.surgery().changedProperty().not());
        save.disableProperty().bind(model.surgery().changedProperty().not());
        HBox history = new HBox(undo, redo, reset, save);
        history.setAlignment(Pos.CENTER_LEFT);
        history.getStyleClass().add(Styles.LAB_TOOLS);
        return history;
    }

    private Button icon(Feather icon, String id, String key) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        return button;
    }

    private Button button(String id, String key, String help) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(localisation.text(key));
        explain(button, help);
        return button;
    }

    private void explain(javafx.scene.control.ButtonBase button, String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text(key));
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(localisation.text(key));
    }

    /** On the table, undo is that of the surgery and not that of the pad. */
    private void pressed(KeyEvent event) {
        boolean undo = event.isShortcutDown() && event.getCode() == KeyCode.Z;
        boolean redo =
                undo && event.isShiftDown()
                        || event.isShortcutDown() && event.getCode() == KeyCode.Y;
        if (redo) {
            model.surgery().redo();
        } else if (undo) {
            model.surgery().undo();
        }
        if (undo || redo) {
            event.consume();
        }
    }

    private void save() {
        Surgery now = model.surgery().surgeryProperty().get();
        if (now == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("surgery.save"));
        chooser.setInitialFileName(now.model().architecture().id() + "-changed.safetensors");
        chooser.getExtensionFilters()
                .add(
                        new ExtensionFilter(
                                localisation.texts().get("network.chooser.networks"),
                                "*.safetensors"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            saver.save(file.toPath(), now.model());
        }
    }

    /** Hidden, it costs nothing; shown again, it is as it should be. */
    private void refresh() {
        if (getScene() == null) {
            return;
        }
        Texts texts = localisation.texts();
        boolean chosen = model.id().isPresent();
        tools.setVisible(chosen);
        swap.setSelected(model.swappingProperty().get());
        title.setText(title(texts));
        if (chosen) {
            showing = true;
            penName.setText(texts.get("surgery.pen", Numbers.cell(model.penWeight())));
            biasName.setText(texts.get("surgery.bias", Numbers.cell(model.bias())));
            if (!bias.isValueChanging()) {
                bias.setValue(model.bias());
            }
            int size = model.kernels(true).map(Kernels::rows).orElse(1);
            presets.setDisable(size < KernelPreset.SMALLEST);
            showing = false;
        }
        pad.repaint();
        learned.repaint();
    }

    private String title(Texts texts) {
        KernelId id = model.id().orElse(null);
        Layer layer = model.layer().orElse(null);
        if (id == null || layer == null) {
            return texts.get("surgery.empty");
        }
        return model.swappingProperty().get()
                ? texts.get("surgery.swapping")
                : texts.get(
                        "surgery.title",
                        layer.name(),
                        id.map() + 1,
                        model.below(texts.get("layer.input")),
                        id.input() + 1);
    }
}
