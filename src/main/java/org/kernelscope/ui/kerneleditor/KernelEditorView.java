package org.kernelscope.ui.kerneleditor;

import java.io.File;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.KernelPreset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/**
 * The kernel editor: the selected kernel, enlarged, with a pen that writes weights; other edits of
 * the kernel and its map; undo, redo, reset and save.
 */
public final class KernelEditorView extends VBox {
    private final KernelEditorModel model;
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Localisation localisation;
    private final EditorControls controls;
    private final KernelPad pad;
    private final KernelPad learned;
    private final EditorControls.BiasRow bias;
    private final Label title = new Label();
    private final Label penName = new Label();
    private final MenuButton presets = new MenuButton();
    private final ToggleButton swap = new ToggleButton();
    private final VBox tools = new VBox();

    /** Saves networks to files in the background and reports failures. */
    @FunctionalInterface
    public interface ModelSaver {
        /** Writes {@code model} to {@code file}. */
        void save(File file, Model model);
    }

    /** The view of {@code model}. */
    public KernelEditorView(
            KernelEditorModel model, ModelSaver saver, Display display, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.controls = new EditorControls(localisation);
        this.pad = new KernelPad(model, display, true);
        this.learned = new KernelPad(model, display, false);
        this.bias = controls.new BiasRow(model);
        setId("kernel-editor");
        getStyleClass().addAll(LabStyles.EDITOR, LabStyles.LAB_COLUMN);
        title.setId("editor-title");
        title.getStyleClass().add(Styles.SECTION_TITLE);
        title.setWrapText(true);
        tools.getStyleClass().add(LabStyles.LAB_COLUMN);
        tools.getChildren().addAll(kernels(), pen(), buttons(), bias);
        EditorControls.HistoryRow history = controls.new HistoryRow(model.edits(), saver);
        getChildren().addAll(title, tools, history);
        addEventHandler(KeyEvent.KEY_PRESSED, history::pressed);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.focus().chosenProperty(),
                        model.edits().editedProperty(),
                        model.swappingProperty(),
                        model.penProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        shown.subscribe(
                now -> {
                    if (!now) {
                        // The highlight on the stage ends with the view.
                        model.focus().hoveredProperty().set(null);
                    }
                    refresh();
                });
        model.focus().hoveredProperty().subscribe(this::describe);
    }

    /** Describes the hovered weight for screen readers. */
    private void describe(KernelFocus.@Nullable Spot spot) {
        Tensor kernel = model.kernel(true).orElse(null);
        boolean ofThis = spot != null && model.id().filter(spot.kernel()::equals).isPresent();
        pad.setAccessibleText(
                kernel == null || spot == null || !ofThis
                        ? localisation.texts().get("kernelEditor.pad")
                        : localisation
                                .texts()
                                .get(
                                        "kernelEditor.pad.at",
                                        spot.row() + 1,
                                        spot.column() + 1,
                                        Numbers.value(kernel.at(0, spot.row(), spot.column()))));
    }

    private HBox kernels() {
        Label was = new Label();
        was.textProperty().bind(localisation.text("kernelEditor.learned"));
        was.getStyleClass().add(Styles.CAPTION);
        Button restore =
                controls.button(
                        "editor-restore",
                        "kernelEditor.restore",
                        "kernelEditor.restore.help",
                        model::restore);
        Tooltips.explain(pad, localisation.text("kernelEditor.pad"));
        VBox compare = new VBox(was, learned, restore);
        compare.getStyleClass().add(LabStyles.LAB_COLUMN);
        HBox kernels = new HBox(pad, compare);
        kernels.getStyleClass().add(LabStyles.LAB_TOOLS);
        return kernels;
    }

    private HBox pen() {
        Slider pen = new Slider(-1, 1, 1);
        pen.setId("editor-pen");
        pen.valueProperty().bindBidirectional(model.penProperty());
        return EditorControls.slider(penName, pen);
    }

    private HBox buttons() {
        controls.named(swap, "editor-swap", "kernelEditor.swap", "kernelEditor.swap.help");
        swap.setOnAction(
                event -> {
                    model.swapWithNext();
                    refresh();
                });
        controls.named(
                presets, "editor-presets", "kernelEditor.presets", "kernelEditor.presets.help");
        for (KernelPreset preset : KernelPreset.values()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(nameOf(preset));
            item.setOnAction(event -> model.put(preset));
            presets.getItems().add(item);
        }
        return EditorControls.row(
                controls.button(
                        "editor-zero", "kernelEditor.zero", "kernelEditor.zero.help", model::zero),
                swap,
                presets);
    }

    private ObservableValue<String> nameOf(KernelPreset preset) {
        return switch (preset) {
            case EDGE -> localisation.text("kernelEditor.preset.edge");
            case SOBEL_COLUMNS -> localisation.text("kernelEditor.preset.sobelColumns");
            case SOBEL_ROWS -> localisation.text("kernelEditor.preset.sobelRows");
            case BLUR -> localisation.text("kernelEditor.preset.blur");
            case SHARPEN -> localisation.text("kernelEditor.preset.sharpen");
            case IDENTITY -> localisation.text("kernelEditor.preset.identity");
        };
    }

    /** Updates the view, but only while it is visible. */
    private void refresh() {
        if (!shown.getValue()) {
            return;
        }
        Texts texts = localisation.texts();
        boolean chosen = model.id().isPresent();
        tools.setVisible(chosen);
        swap.setSelected(model.swappingProperty().get());
        title.setText(title(texts));
        if (chosen) {
            penName.setText(texts.get("kernelEditor.pen", Numbers.cell(model.penWeight())));
            bias.refresh();
            int size = model.kernels(true).map(Kernels::rows).orElse(1);
            presets.setDisable(size < KernelPreset.SMALLEST);
        }
        pad.repaint();
        learned.repaint();
    }

    private String title(Texts texts) {
        KernelId id = model.id().orElse(null);
        Architecture architecture = model.architecture().orElse(null);
        if (id == null || architecture == null) {
            return texts.get("kernelEditor.empty");
        }
        return model.swappingProperty().get()
                ? texts.get("kernelEditor.swapping")
                : texts.get(
                        "kernelEditor.title",
                        LayerWords.map(texts, architecture, id.layer(), id.map()),
                        LayerWords.map(texts, architecture, id.layer() - 1, id.input()));
    }
}
