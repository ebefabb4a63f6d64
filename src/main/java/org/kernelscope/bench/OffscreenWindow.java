package org.kernelscope.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.render.ImageSize;
import org.kernelscope.render.OffscreenDisplay;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The program's window on a display in memory, for what is measured in it. Its methods are called
 * by the thread that measures; what they are given is done on the JavaFX thread.
 */
final class OffscreenWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final int LOOK_MILLIS = 10;

    private final WindowModule parts;
    private final Stage stage = new Stage();
    private final AtomicReference<@Nullable UserFacingException> problem = new AtomicReference<>();

    private OffscreenWindow(ImageSize size) {
        parts = new WindowModule(ExampleDrawing.digit());
        Fonts.load();
        stage.setScene(parts.window().inScene(size.width(), size.height()));
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.show();
        parts.shared().notices().newestProperty().subscribe(problem::set);
        parts.start(ProgramModels.first(), ProgramModels::firstModel);
    }

    /** Opens the window and waits until its network answers. */
    static OffscreenWindow open(ImageSize size) throws UserFacingException, InterruptedException {
        OffscreenDisplay.turnOn(size.width(), size.height());
        Platform.setImplicitExit(false);
        AtomicReference<@Nullable OffscreenWindow> opened = new AtomicReference<>();
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    opened.set(new OffscreenWindow(size));
                    shown.countDown();
                });
        boolean inTime = shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        OffscreenWindow window = opened.get();
        if (!inTime || window == null) {
            throw new UserFacingException("render.stuck", PATIENCE_SECONDS);
        }
        window.await(window::isReady);
        return window;
    }

    private boolean isReady() {
        return parts.shared().network().statusProperty().get() == NetworkModel.Status.READY;
    }

    /** True if the wanted network has predicted and nothing is being computed. JavaFX thread. */
    boolean isSettled() {
        return isReady() && parts.isSettled();
    }

    /** The parts of the window. JavaFX thread. */
    WindowModule parts() {
        return parts;
    }

    /** The stage of the window. JavaFX thread. */
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
     * @throws UserFacingException a problem that the window has reported, or the reason why it did
     *     not open
     */
    void await(BooleanSupplier condition) throws UserFacingException, InterruptedException {
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
        throw new UserFacingException("render.stuck", PATIENCE_SECONDS);
    }

    /**
     * Fails if the window has reported a problem.
     *
     * @throws UserFacingException the reported problem
     */
    void check() throws UserFacingException {
        UserFacingException failure = problem.get();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        Platform.exit();
        parts.close();
    }
}
