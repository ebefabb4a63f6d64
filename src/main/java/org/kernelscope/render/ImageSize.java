package org.kernelscope.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The size of an image in pixels: at least 100×100, at most {@value #WIDEST}×{@value #HIGHEST},
 * which is what the largest screens have and still fits into memory.
 */
public record ImageSize(int width, int height) {
    private static final int SMALLEST = 100;
    private static final int WIDEST = 7680;
    private static final int HIGHEST = 4320;
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})[x×](\\d{3,4})");

    /**
     * Reads {@code WIDTHxHEIGHT}.
     *
     * @throws picocli.CommandLine.ParameterException if it is none, or not between the limits
     */
    public static ImageSize parse(String text, @Nullable CommandSpec spec, Console console) {
        Matcher parts = SIZE.matcher(text);
        if (parts.matches()) {
            int width = Integer.parseInt(parts.group(1));
            int height = Integer.parseInt(parts.group(2));
            if (Math.min(width, height) >= SMALLEST && width <= WIDEST && height <= HIGHEST) {
                return new ImageSize(width, height);
            }
        }
        throw UsageError.of(spec, console, "render.size", text);
    }
}
