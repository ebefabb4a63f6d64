package org.kernelscope.ui.paint;

/**
 * The colours of the stage.
 *
 * @param palette colours of values
 * @param theme light or dark
 * @param ground opaque ARGB behind everything
 * @param tileFrame opaque ARGB of the line around a feature map
 * @param emphasis opaque ARGB of what one points at, and of numbers
 * @param quiet opaque ARGB of explaining text
 */
public record StageLook(
        Palette palette, Theme theme, int ground, int tileFrame, int emphasis, int quiet) {
    /** The look of a theme. */
    public static StageLook of(Palette palette, Theme theme) {
        return theme == Theme.LIGHT
                ? new StageLook(palette, theme, 0xFFF6F8FA, 0xFFC4CCD4, 0xFF0B1220, 0xFF57606A)
                : new StageLook(palette, theme, 0xFF0D1117, 0xFF3A434D, 0xFFFFFFFF, 0xFF9AA4AF);
    }
}
