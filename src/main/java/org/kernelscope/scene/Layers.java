package org.kernelscope.scene;

import java.util.stream.Collectors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.text.UntrustedText;
import org.kernelscope.text.UserFacingException;

/** Finds layers by name. */
public final class Layers {
    private Layers() {}

    /**
     * The layer {@code name} of {@code architecture}.
     *
     * @throws UserFacingException if there is none; the sentence lists those that there are
     */
    public static Layer named(Architecture architecture, String name) throws UserFacingException {
        return architecture
                .layer(name)
                .orElseThrow(
                        () ->
                                new UserFacingException(
                                        "scene.layer.absent",
                                        UntrustedText.name(name),
                                        architecture.layers().stream()
                                                .map(Layer::name)
                                                .limit(40)
                                                .collect(Collectors.joining(", "))));
    }
}
