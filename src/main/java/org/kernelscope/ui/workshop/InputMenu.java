package org.kernelscope.ui.workshop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Photograph;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.workshop.WorkshopView.NetworkLink;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.ColourWheel;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Setup;

/** The menu of inputs: patterns, the network's own maps, colour images, files, the textbook. */
final class InputMenu extends MenuButton {
    private final WorkshopModel model;
    private final Localisation localisation;
    private final LongProperty seed;

    /**
     * @param seed of the next random numbers, of the kernels and of the input
     */
    InputMenu(
            WorkshopModel model,
            NetworkLink network,
            LongProperty seed,
            Localisation localisation) {
        this.seed = seed;
        this.model = model;
        this.localisation = localisation;
        setId("workshop-fill");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(localisation.text("workshop.fill"));
        for (GridPreset preset : GridPreset.values()) {
            getItems()
                    .add(
                            preset == GridPreset.RANDOM
                                    ? KernelMenu.seeded(
                                            localisation,
                                            presetKey(preset),
                                            seed,
                                            () -> fill(preset))
                                    : item(presetKey(preset), () -> fill(preset)));
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("workshop.fill.input", () -> take(network.input())),
                        item("workshop.fill.map", () -> take(network.selectedMap())),
                        item("workshop.fill.number", () -> takeNumber(network)),
                        item("workshop.fill.crop", model::crop),
                        new SeparatorMenuItem(),
                        item("workshop.picture.wheel", this::wheel),
                        photograph(Photograph.CAT),
                        photograph(Photograph.COFFEE),
                        photograph(Photograph.ROCKET),
                        item("workshop.fill.file", this::openPicture),
                        new SeparatorMenuItem(),
                        item("workshop.fill.textbook", this::textbook));
    }

    private void takeNumber(NetworkLink network) {
        try {
            model.put(network.selectedNumber());
        } catch (UserFacingException none) {
            model.tell(none);
        }
    }

    private void wheel() {
        model.take(ColourWheel.picture(ColourWheel.USUAL));
    }

    private MenuItem photograph(Photograph photograph) {
        String key =
                switch (photograph) {
                    case CAT -> "workshop.photograph.cat";
                    case COFFEE -> "workshop.photograph.coffee";
                    case ROCKET -> "workshop.photograph.rocket";
                };
        return item(key, () -> model.openPicture(photograph));
    }

    private void openPicture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("workshop.fill.file"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                "PNG, JPEG, GIF, BMP, WebP, TIFF",
                                "*.png",
                                "*.PNG",
                                "*.jpg",
                                "*.JPG",
                                "*.jpeg",
                                "*.JPEG",
                                "*.gif",
                                "*.GIF",
                                "*.bmp",
                                "*.BMP",
                                "*.webp",
                                "*.WEBP",
                                "*.tif",
                                "*.TIF",
                                "*.tiff",
                                "*.TIFF"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            Path path = file.toPath();
            model.openPicture(side -> ImageFiles.colours(path, side));
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
        long wanted = seed.get();
        if (preset == GridPreset.RANDOM) {
            seed.set(wanted + 1);
        }
        Tensor now =
                model.isChained()
                        ? model.chain().chainProperty().get().map()
                        : model.setupProperty().get().input();
        model.take(preset.grid(now.shape(), wanted));
    }

    private void textbook() {
        if (model.isChained()) {
            model.chain().put(Chain.TWO_OF_THREE);
        } else {
            model.put(Setup.textbook());
        }
    }

    /** The first channels of a map, cut to the size of the workshop. */
    private void take(Optional<Tensor> maps) {
        maps.ifPresent(
                tensor -> {
                    Shape shape = tensor.shape();
                    Shape cut =
                            Shape.of(
                                    Math.min(Setup.MOST_CHANNELS, shape.channels()),
                                    Math.min(Setup.LARGEST_INPUT, shape.rows()),
                                    Math.min(Setup.LARGEST_INPUT, shape.columns()));
                    model.take(Setup.textbook().withInput(tensor).withInputShape(cut).input());
                });
    }

    private MenuItem item(String key, Runnable action) {
        return KernelMenu.item(localisation, key, action);
    }
}
