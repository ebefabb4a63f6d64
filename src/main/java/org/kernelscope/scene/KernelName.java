package org.kernelscope.scene;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/**
 * A kernel by the names that people use, such as {@code C3,5,2}: from map 2 below to map 5 of C3.
 * Immutable; any thread.
 *
 * @param layer name of the layer
 * @param map feature map or unit, counted from 1
 * @param input map below, counted from 1
 */
public record KernelName(String layer, int map, int input) {
    private static final Pattern NAME =
            Pattern.compile("([\\p{L}\\p{N}_-]{1,32}),(\\d{1,6}),(\\d{1,6})");

    /**
     * Reads {@code LAYER,MAP,INPUT}.
     *
     * @throws UserFacingException if it is something else
     */
    public static KernelName parse(String text) throws UserFacingException {
        Matcher parts = NAME.matcher(text);
        if (!parts.matches()) {
            throw new UserFacingException("scene.kernel.form", UntrustedText.name(text));
        }
        return new KernelName(
                parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** The name of {@code id}, whose layer {@code architecture} has. */
    public static KernelName of(Architecture architecture, KernelId id) {
        return new KernelName(
                architecture.layers().get(id.layer()).name(), id.map() + 1, id.input() + 1);
    }

    /**
     * The kernel of {@code model} that has this name.
     *
     * @throws UserFacingException if there is none, also because the maps are not connected
     */
    public KernelId in(Model model) throws UserFacingException {
        Layer found = Layers.named(model.architecture(), layer);
        KernelId id = new KernelId(found.index(), map - 1, input - 1);
        boolean exists =
                map >= 1
                        && input >= 1
                        && map <= found.outputShape().channels()
                        && input <= found.inputShape().channels()
                        && Kernels.of(found, model.weights())
                                .flatMap(all -> all.kernel(id.map(), id.input()))
                                .isPresent();
        if (!exists) {
            throw new UserFacingException("scene.kernel.absent", text());
        }
        return id;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return layer + "," + map + "," + input;
    }
}
