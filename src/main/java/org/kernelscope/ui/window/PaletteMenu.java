package org.kernelscope.ui.window;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** The choice of the palette, each shown by its colours from −1 to 1. JavaFX thread. */
final class PaletteMenu extends MenuButton {
    private static final double WIDTH = 64;
    private static final double HEIGHT = 12;

    private final Display display;
    private final Localisation localisation;

    PaletteMenu(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        setId("palettes");
        PixelView chosen = swatch(display.paletteProperty());
        display.paletteProperty().subscribe(palette -> chosen.repaint());
        setGraphic(chosen);
        for (Palette palette : Palette.choices()) {
            getItems().add(item(palette));
        }
        accessibleTextProperty()
                .bind(
                        localisation.text(
                                "topBar.palette.chosen",
                                display.paletteProperty().flatMap(this::name)));
        Tooltips.explain(this, localisation.text("topBar.palette"));
    }

    private RadioMenuItem item(Palette palette) {
        RadioMenuItem item = new RadioMenuItem();
        item.setId("palette-" + palette.id());
        item.textProperty().bind(name(palette));
        item.setGraphic(swatch(new ReadOnlyObjectWrapper<>(palette)));
        display.paletteProperty().subscribe(now -> item.setSelected(now == palette));
        item.setOnAction(
                event -> {
                    display.paletteProperty().set(palette);
                    item.setSelected(true);
                });
        return item;
    }

    private ObservableValue<String> name(Palette palette) {
        return switch (palette) {
            case BLUE_ORANGE -> localisation.text("palette.blueOrange");
            case PURPLE_GREEN -> localisation.text("palette.purpleGreen");
            case BLUE_RED -> localisation.text("palette.blueRed");
            case GREY -> localisation.text("palette.grey");
            case GRADIENTS -> localisation.text("palette.gradients");
        };
    }

    private PixelView swatch(ObservableValue<Palette> palette) {
        PixelView swatch = new PixelView((raster, unit) -> paint(raster, palette.getValue()));
        swatch.setPrefSize(WIDTH, HEIGHT);
        swatch.setMinSize(WIDTH, HEIGHT);
        swatch.setMaxSize(WIDTH, HEIGHT);
        display.themeProperty()
                .when(NodeVisibility.inScene(swatch))
                .subscribe(theme -> swatch.repaint());
        return swatch;
    }

    private void paint(Raster raster, Palette palette) {
        for (int x = 0; x < raster.width(); x++) {
            float value = 2f * x / (raster.width() - 1) - 1;
            int colour = palette.signed(display.themeProperty().get(), value);
            raster.fill(x, 0, 1, raster.height(), colour);
        }
    }
}
