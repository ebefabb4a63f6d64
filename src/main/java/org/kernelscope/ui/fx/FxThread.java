package org.kernelscope.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Runs tasks on the JavaFX thread, soon; the program's only caller of {@link Platform#runLater}.
 * Any thread may ask.
 */
public final class FxThread implements Executor {
    /** The one instance. */
    public static final FxThread EXECUTOR = new FxThread();

    private FxThread() {}

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
