package org.kernelscope.ui.workshop;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.workshop.WorkshopView.NetworkLink;
import org.kernelscope.workshop.ColourPicture;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Setup;

/** The menu of inputs: patterns, the network's own maps, colour images, files, the textbook. */
final class InputMenu extends MenuButton {
    private final WorkshopModel model;
    private final Localisation localisation;
    private long seed = 1;

    InputMenu(WorkshopModel model, NetworkLink network, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setId("workshop-fill");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(localisation.text("workshop.fill"));
        for (GridPreset preset : GridPreset.values()) {
            getItems().add(item(presetKey(preset), () -> fill(preset)));
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("workshop.fill.input", () -> take(network.input())),
                        item("workshop.fill.map", () -> take(network.selectedMap())),
                        new SeparatorMenuItem(),
                        item(pictureKey(ColourPicture.WHEEL), () -> put(ColourPicture.WHEEL)),
                        item(pictureKey(ColourPicture.FRUIT), () -> put(ColourPicture.FRUIT)),
                        item(pictureKey(ColourPicture.SIGNS), () -> put(ColourPicture.SIGNS)),
                        item("workshop.fill.file", this::openPicture),
                        new SeparatorMenuItem(),
                        item("workshop.fill.textbook", () -> model.put(Setup.textbook())));
    }

    private static String pictureKey(ColourPicture picture) {
        return switch (picture) {
            case WHEEL -> "workshop.picture.wheel";
            case FRUIT -> "workshop.picture.fruit";
            case SIGNS -> "workshop.picture.signs";
        };
    }

    private void put(ColourPicture picture) {
        model.change(now -> now.withInput(picture.picture(ColourPicture.USUAL)));
    }

    private void openPicture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("workshop.fill.file"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                "PNG, JPEG, GIF, BMP",
                                "*.png",
                                "*.PNG",
                                "*.jpg",
                                "*.JPG",
                                "*.jpeg",
                                "*.JPEG",
                                "*.gif",
                                "*.GIF",
                                "*.bmp",
                                "*.BMP"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.openPicture(file.toPath());
        }
    }

    private static String presetKey(GridPreset preset) {
        return switch (preset) {
            case RAMP -> "workshop.preset.ramp";
            case EDGE -> "workshop.preset.edge";
            case CHECKER -> "workshop.preset.checker";
            case IMPULSE -> "workshop.preset.impulse";
            case RANDOM -> "workshop.preset.random";
            case EMPTY -> "workshop.preset.empty";
        };
    }

    /** Every choice of random numbers takes the next seed. */
    private void fill(GridPreset preset) {
        long wanted = preset == GridPreset.RANDOM ? seed++ : 0;
        model.change(now -> now.withInput(preset.grid(now.input().shape(), wanted)));
    }

    /** The first channels of a map, cut to the size of the workshop. */
    private void take(Optional<Tensor> maps) {
        maps.ifPresent(
                tensor ->
                        model.change(
                                now -> {
                                    Setup whole = now.withInput(tensor);
                                    return whole.withInputShape(
                                            Shape.of(
                                                    Math.min(
                                                            Setup.MOST_CHANNELS,
                                                            tensor.shape().channels()),
                                                    Math.min(
                                                            Setup.LARGEST_INPUT,
                                                            tensor.shape().rows()),
                                                    Math.min(
                                                            Setup.LARGEST_INPUT,
                                                            tensor.shape().columns())));
                                }));
    }

    private MenuItem item(String key, Runnable action) {
        return KernelMenu.item(localisation, key, action);
    }
}
