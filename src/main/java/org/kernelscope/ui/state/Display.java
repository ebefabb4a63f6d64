package org.kernelscope.ui.state;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
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
    private final BooleanProperty fullScreen = new SimpleBooleanProperty(this, "fullScreen");
    private final BooleanProperty presented = new SimpleBooleanProperty(this, "presented");
    private final DoubleProperty penWidth = new SimpleDoubleProperty(this, "penWidth", DEFAULT_PEN);

    /** The size of text outside the full screen, while the window fills the screen. */
    private TextScale besideFullScreen = TextScale.NORMAL;

    /** The size that was chosen in the full screen; null before one was chosen. */
    private @Nullable TextScale inFullScreen;

    public Display() {
        fullScreen.subscribe((was, now) -> swapTextScale(now));
    }

    private void swapTextScale(boolean full) {
        TextScale before = textScale.get();
        if (full) {
            besideFullScreen = before;
            TextScale chosen = inFullScreen;
            if (chosen == null) {
                chosen = before.compareTo(TextScale.LARGE) > 0 ? before : TextScale.LARGE;
            }
            textScale.set(chosen);
        } else {
            inFullScreen = before;
            textScale.set(besideFullScreen);
        }
    }

    /** The present colours of drawings: palette and theme. */
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

    /**
     * The size of all text. The full screen, which is for an audience, has a size of its own: it
     * starts at {@link TextScale#LARGE}, and what is chosen there holds there.
     */
    public ObjectProperty<TextScale> textScaleProperty() {
        return textScale;
    }

    /** The size of text outside the full screen. */
    public TextScale windowTextScale() {
        return fullScreen.get() ? besideFullScreen : textScale.get();
    }

    /** The size of text in the full screen; empty before the first full screen. */
    public Optional<TextScale> fullScreenTextScale() {
        return Optional.ofNullable(fullScreen.get() ? textScale.get() : inFullScreen);
    }

    /** Chooses the size of text for the next full screen. */
    public void setFullScreenTextScale(TextScale scale) {
        inFullScreen = scale;
    }

    /** True while the window fills the screen. */
    public BooleanProperty fullScreenProperty() {
        return fullScreen;
    }

    /** True while the window is the one that an audience sees. */
    public BooleanProperty presentedProperty() {
        return presented;
    }

    /** Width of the pen, in widths of the pad. */
    public DoubleProperty penWidthProperty() {
        return penWidth;
    }

    /** True to keep pad, tray and prediction beside an open level, which is narrower then. */
    public BooleanProperty sidesKeptProperty() {
        return sidesKept;
    }

    /** The arrangement of the maps of a layer on the stage. */
    public ObjectProperty<StageArrangement> arrangementProperty() {
        return arrangement;
    }
}
