package org.kernelscope.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;

/** Display settings of the window: theme, palette, colour scale, text size, pen. JavaFX thread. */
public final class Display {
    /** The pen of the first start, in widths of the pad: about as thick as MNIST's digits. */
    public static final double DEFAULT_PEN = 0.085;

    private final ObjectProperty<Theme> theme =
            new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final ObjectProperty<Palette> palette =
            new SimpleObjectProperty<>(this, "palette", Palette.BLUE_ORANGE);
    private final ObjectProperty<ScaleMode> scale =
            new SimpleObjectProperty<>(this, "scale", ScaleMode.MAP);
    private final ObjectProperty<StageArrangement> arrangement =
            new SimpleObjectProperty<>(this, "arrangement", StageArrangement.GRID);
    private final BooleanProperty sidesKept = new SimpleBooleanProperty(this, "sidesKept");
    private final ObjectProperty<TextScale> textScale =
            new SimpleObjectProperty<>(this, "textScale", TextScale.NORMAL);
    private final DoubleProperty penWidth = new SimpleDoubleProperty(this, "penWidth", DEFAULT_PEN);

    /** The colours of drawings at this moment: palette and theme. */
    public Look look() {
        return new Look(palette.get(), theme.get());
    }

    /** Light or dark. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** The colours of values. */
    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /** Over which values the strongest colour is reached. */
    public ObjectProperty<ScaleMode> scaleProperty() {
        return scale;
    }

    /** The size of all text. */
    public ObjectProperty<TextScale> textScaleProperty() {
        return textScale;
    }

    /** Width of the pen, in widths of the pad. */
    public DoubleProperty penWidthProperty() {
        return penWidth;
    }

    /** True to keep pad, tray and prediction beside an open level, which is narrower then. */
    public BooleanProperty sidesKeptProperty() {
        return sidesKept;
    }

    /** How the maps of a layer stand on the stage. */
    public ObjectProperty<StageArrangement> arrangementProperty() {
        return arrangement;
    }
}
