package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * The appearance of the window. Each is an id that the window knows; null for as it is.
 *
 * @param theme {@code light} or {@code dark}
 * @param palette such as {@code blue-orange}
 * @param scale {@code map}, {@code layer} or {@code network}
 * @param language {@code en} or {@code ko}
 * @param textPercent size of text in percent: 100, 125, 150 or 200
 * @param arrangement of the maps on the stage: {@code grid} or {@code columns}
 * @param keepSides true if pad, tray and prediction stay beside an open level
 */
public record DisplayPart(
        @Nullable String theme,
        @Nullable String palette,
        @Nullable String scale,
        @Nullable String language,
        @Nullable Integer textPercent,
        @Nullable String arrangement,
        @Nullable Boolean keepSides) {}
