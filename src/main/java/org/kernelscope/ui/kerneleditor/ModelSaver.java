package org.kernelscope.ui.kerneleditor;

import java.nio.file.Path;
import org.kernelscope.engine.Model;

/** Writes networks into files, in the background; what goes wrong is told. JavaFX thread. */
@FunctionalInterface
public interface ModelSaver {
    /** Writes {@code model} to {@code file}. */
    void save(Path file, Model model);
}
