package org.kernelscope.app;

import java.nio.file.Path;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Problem;

/** Which parts the program is made of: the engine, the networks that ship with it. Any thread. */
final class Home {
    private Home() {}

    /** The engine that everything runs on. Cheap; the native library is loaded at first use. */
    static TrainingEngine engine() {
        return new Dl4jEngine();
    }

    /** The network that the program starts with. */
    static Model firstModel() throws Problem {
        return bundled(Presets.LENET5_MODERN);
    }

    static Model bundled(Architecture architecture) throws Problem {
        return ModelFile.readBundled(architecture.id());
    }

    static Model read(Path file) throws Problem {
        return ModelFile.read(file);
    }
}
