package org.kernelscope.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The program's window on a display in memory, for what is measured in it. Its methods are called
 * by the thread that measures; what they are given is done on the JavaFX thread.
 */
final class MemoryWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final int LOOK_MILLIS = 10;

    private final WindowParts parts;
    private final Stage stage = new Stage();
    private final AtomicReference<@Nullable Problem> problem = new AtomicReference<>();

    private MemoryWindow(PictureSize size) {
        parts = new WindowParts(FirstDrawing.digit());
        Fonts.load();
        stage.setScene(parts.window().inScene(size.width(), size.height()));
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.show();
        parts.shared().notices().newestProperty().subscribe(problem::set);
        parts.start(Home::firstModel);
    }

    /** Opens the window and waits until its network answers. */
    static MemoryWindow open(PictureSize size) throws Problem, InterruptedException {
        InMemoryDisplay.turnOn(size.width(), size.height());
        Platform.setImplicitExit(false);
        AtomicReference<@Nullable MemoryWindow> opened = new AtomicReference<>();
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    opened.set(new MemoryWindow(size));
                    shown.countDown();
                });
        boolean inTime = shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        MemoryWindow window = opened.get();
        if (!inTime || window == null) {
            throw new Problem("render.stuck", PATIENCE_SECONDS);
        }
        window.await(window::isReady);
        return window;
    }

    private boolean isReady() {
        return parts.shared().network().statusProperty().get() == NetworkModel.Status.READY;
    }

    /** Whether the network that was asked for answers, and all beside it is done; JavaFX thread. */
    boolean isSettled() {
        return isReady() && parts.isSettled();
    }

    /** What it is made of; JavaFX thread. */
    WindowParts parts() {
        return parts;
    }

    /** What it is on; JavaFX thread. */
    Stage stage() {
        return stage;
    }

    /** Does something on the JavaFX thread, soon. */
    void run(Runnable action) {
        FxThread.EXECUTOR.execute(action);
    }

    /**
     * Waits until something holds, which is looked at on the JavaFX thread.
     *
     * @throws Problem that the window told of meanwhile, or that it did not come to be
     */
    void await(BooleanSupplier condition) throws Problem, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            check();
            CountDownLatch looked = new CountDownLatch(1);
            boolean[] holds = new boolean[1];
            run(
                    () -> {
                        holds[0] = condition.getAsBoolean();
                        looked.countDown();
                    });
            if (looked.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && holds[0]) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new Problem("render.stuck", PATIENCE_SECONDS);
    }

    /**
     * Fails if the window told of a problem.
     *
     * @throws Problem that it told of
     */
    void check() throws Problem {
        Problem told = problem.get();
        if (told != null) {
            throw told;
        }
    }

    @Override
    public void close() {
        Platform.exit();
        parts.close();
    }
}
