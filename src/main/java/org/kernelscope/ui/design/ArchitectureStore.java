package org.kernelscope.ui.design;

import java.nio.file.Path;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;

/** Where architectures are kept. Any thread; may be slow. */
public interface ArchitectureStore {
    /** The architecture in {@code file}. */
    Architecture read(Path file) throws UserFacingException;

    /** Writes {@code architecture} to {@code file}. */
    void write(Path file, Architecture architecture) throws UserFacingException;
}
