package org.kernelscope.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.engine.Model;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.state.KernelFocus;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Opens a kernel in the editor of the Lab, and silences its map on request, before an image of the
 * window is taken. JavaFX thread.
 */
final class LabSetup {
    private static final Pattern KERNEL = Pattern.compile("(\\w+),(\\d{1,6}),(\\d{1,6})");

    @Option(
            names = "--kernel",
            description =
                    "in the mode lab: kernel to work on and point at, LAYER,MAP,INPUT counted from"
                            + " 1, such as C3,5,2")
    private @Nullable String kernel;

    @Option(names = "--silence", description = "silence the map that the kernel makes")
    private boolean silence;

    /** The setup of a window that shows {@code model}. */
    SceneSetup staging(Model model, @Nullable CommandSpec spec, Console console) {
        String asked = kernel;
        KernelId id = asked == null ? null : named(asked, model);
        if (asked != null && id == null) {
            throw UsageError.of(spec, console, "render.kernel", asked);
        }
        return (parts, ready) -> {
            if (id != null) {
                pointAt(parts, model.architecture().layers().get(id.layer()), id);
            }
            ready.run();
        };
    }

    private void pointAt(WindowModule parts, Layer layer, KernelId id) {
        parts.lab().gallery().layerProperty().set(layer);
        KernelFocus focus = parts.shared().kernels();
        focus.chosenProperty().set(id);
        if (silence) {
            parts.shared().edits().edit(new WeightEdit.Silence(id.layer(), id.map()));
        } else {
            focus.hoveredProperty().set(new KernelFocus.Spot(id, 0, 0));
        }
    }

    private static @Nullable KernelId named(String text, Model model) {
        Matcher parts = KERNEL.matcher(text);
        Layer layer =
                parts.matches() ? model.architecture().layer(parts.group(1)).orElse(null) : null;
        if (layer == null) {
            return null;
        }
        int map = Integer.parseInt(parts.group(2)) - 1;
        int input = Integer.parseInt(parts.group(3)) - 1;
        boolean exists =
                map >= 0
                        && input >= 0
                        && map < layer.outputShape().channels()
                        && input < layer.inputShape().channels()
                        && Kernels.of(layer, model.weights())
                                .flatMap(all -> all.kernel(map, input))
                                .isPresent();
        return exists ? new KernelId(layer.index(), map, input) : null;
    }
}
