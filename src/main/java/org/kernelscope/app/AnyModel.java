package org.kernelscope.app;

import org.kernelscope.cli.ModelOption;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.Problem;

/** The network of {@code --model} for what needs no trained one: pictures, and what they cost. */
final class AnyModel {
    private AnyModel() {}

    /** A trained network, or a preset or an architecture with fresh weights. */
    static Model of(ModelOption option) throws Problem {
        String name = option.name();
        var preset = Presets.byId(name);
        if (preset.isPresent()) {
            return Home.bundled(preset.get());
        }
        return name.endsWith(".json") ? Home.read(PathNames.parse(name)) : option.load();
    }
}
