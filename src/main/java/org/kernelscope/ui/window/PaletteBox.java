package org.kernelscope.ui.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** The choice of the palette, each shown by its colours from −1 to 1. JavaFX thread. */
final class PaletteBox extends ComboBox<Palette> {
    private final Display display;
    private final Localisation localisation;

    PaletteBox(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        setId("palettes");
        getItems().addAll(Palette.choices());
        setCellFactory(list -> new PaletteCell());
        setButtonCell(new PaletteCell());
        valueProperty().bindBidirectional(display.paletteProperty());
        accessibleTextProperty()
                .bind(
                        localisation.text(
                                "topBar.palette.chosen",
                                display.paletteProperty().flatMap(this::name)));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text("topBar.palette"));
        setTooltip(tooltip);
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

    /** A palette, shown by its colours from −1 to 1. */
    private final class PaletteCell extends ListCell<Palette> {
        private final PixelView swatch = new PixelView(this::paint);

        PaletteCell() {
            swatch.setPrefSize(64, 12);
            swatch.setMinSize(64, 12);
            swatch.setMaxSize(64, 12);
            // Only while the cell is in use, lest every list that was ever opened be kept alive.
            display.themeProperty()
                    .when(sceneProperty().map(scene -> true).orElse(false))
                    .subscribe(theme -> swatch.repaint());
            accessibleTextProperty().bind(itemProperty().flatMap(PaletteBox.this::name).orElse(""));
        }

        @Override
        protected void updateItem(@Nullable Palette palette, boolean empty) {
            super.updateItem(palette, empty);
            setGraphic(empty ? null : swatch);
            swatch.repaint();
        }

        private void paint(Raster raster, double unit) {
            Palette palette = getItem();
            for (int x = 0; palette != null && x < raster.width(); x++) {
                float value = 2f * x / (raster.width() - 1) - 1;
                int colour = palette.signed(display.themeProperty().get(), value);
                raster.fill(x, 0, 1, raster.height(), colour);
            }
        }
    }
}
