package org.kernelscope.ui.export;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens windows that show what the program's window shows, on no screen. JavaFX thread. */
@FunctionalInterface
public interface AnimationSource {
    /**
     * Opens a window.
     *
     * @param panel id of the part that fills the window; null for the whole window
     * @param ready gets the window when it has come to rest
     * @param failed gets what goes wrong
     */
    void open(
            int width,
            int height,
            @Nullable String panel,
            Consumer<AnimationWindow> ready,
            Consumer<Throwable> failed);
}
