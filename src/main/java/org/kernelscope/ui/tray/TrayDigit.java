package org.kernelscope.ui.tray;

import java.util.function.Function;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.scene.Pad;
import org.kernelscope.text.Texts;

/**
 * A digit in the tray. Immutable; any thread.
 *
 * @param picture the image for the pad
 * @param digit its true class
 * @param name its name in a language: {@code A 4 that looks like a 9}
 * @param source its name in a scene
 */
record TrayDigit(
        Backdrop picture, int digit, Function<Texts, String> name, Pad.DecodedImage source) {}
