package org.kernelscope.render;

import org.kernelscope.cli.ModelOption;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;

/** The network of {@code --model} for what needs no trained one: images, and what they cost. */
public final class RenderModelOption {
    private RenderModelOption() {}

    /**
     * The source of that network.
     *
     * @throws UserFacingException if it cannot be the name of a file
     */
    public static NetworkSource source(ModelOption option) throws UserFacingException {
        String name = option.name();
        return Presets.byId(name).isPresent()
                ? new NetworkSource.Preset(name)
                : new NetworkSource.File(PathNames.parse(name).toAbsolutePath());
    }

    /** A trained network, or a preset or an architecture with fresh weights. */
    public static Model of(ModelOption option) throws UserFacingException {
        String name = option.name();
        var preset = Presets.byId(name);
        if (preset.isPresent()) {
            return ProgramModels.bundled(preset.get());
        }
        return name.endsWith(".json") ? ProgramModels.read(PathNames.parse(name)) : option.load();
    }
}
