package org.kernelscope.app;

import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.state.Mode;

import picocli.CommandLine.Option;

/** Opens a part of Lab mode before a picture of the window is taken. JavaFX thread. */
final class LabFirst {
    @Option(names = "--lab", description = "open this part of Lab mode: ${COMPLETION-CANDIDATES}")
    private @Nullable LabTab tab;

    /** Opens it, if one was named. */
    void prepare(WindowParts parts) {
        LabTab wanted = tab;
        if (wanted != null) {
            parts.shared().workspace().modeProperty().set(Mode.LAB);
            parts.lab().show(wanted.id());
        }
    }
}
