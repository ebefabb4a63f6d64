package org.kernelscope.ui.design;

import java.nio.file.Path;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.Problem;

/** Where architectures are kept. Any thread; may be slow. */
public interface Blueprints {
    /** The architecture in {@code file}. */
    Architecture read(Path file) throws Problem;

    /** Writes {@code architecture} to {@code file}. */
    void write(Path file, Architecture architecture) throws Problem;
}
