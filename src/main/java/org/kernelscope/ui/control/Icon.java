package org.kernelscope.ui.control;

import java.util.regex.Pattern;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A Feather icon that grows with the window's text. A style sheet cannot say so: an icon's size is
 * its own font size, so a size in em would be applied to itself again and again. JavaFX thread.
 */
public final class Icon extends FontIcon {
    private static final double ICON_TO_TEXT = 1.25;
    private static final Pattern SIZE = Pattern.compile("-fx-icon-size:[^;]*;?");

    private final double ratio;

    /** The icon {@code icon}, a little larger than text, as on a button. */
    public Icon(Feather icon) {
        this(icon, ICON_TO_TEXT);
    }

    /** The icon {@code icon}, {@code ratio} times as large as text. */
    public Icon(Feather icon, double ratio) {
        super(icon);
        this.ratio = ratio;
        TextSize.follow(this, this::fit);
    }

    private void fit(double text) {
        // Inline, since the theme's style sheet has a size of its own; the icon's own inline style
        // names its face.
        String others = SIZE.matcher(getStyle()).replaceAll("");
        setStyle(others + "-fx-icon-size: " + Math.round(ratio * text) + "px;");
    }
}
