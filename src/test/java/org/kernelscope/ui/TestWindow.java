package org.kernelscope.ui;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.FrameLater;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.BaseRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A window on a display in memory, and hands to use it with. Everything is waited for, nothing is
 * slept through; the toolkit stays alive for the next test. The test's thread.
 */
public final class TestWindow implements AutoCloseable {
    /** For what never happens; not how long something may take. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** More than the usual 60, so that waiting for a frame is short. */
    private static final String PULSES_A_SECOND = "250";

    private final BaseRobot hands = new FxRobot().robotContext().getBaseRobot();
    private final Stage stage;

    private TestWindow(Stage stage) {
        this.stage = stage;
    }

    /** Opens a window with a scene that is made on the JavaFX thread. */
    public static TestWindow open(Callable<Scene> scene) {
        startToolkit();
        TestWindow window = new TestWindow(fx(Stage::new));
        // Where the test before left the pointer may be above something that follows it.
        window.hands.moveMouse(Point2D.ZERO);
        run(
                () -> {
                    window.stage.setScene(scene.call());
                    window.stage.setX(0);
                    window.stage.setY(0);
                    window.stage.show();
                    window.stage.requestFocus();
                });
        window.settle();
        return window;
    }

    /** Starts JavaFX if it does not run yet. */
    public static void startToolkit() {
        System.setProperty("javafx.animation.pulse", PULSES_A_SECOND);
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException stuck) {
            throw new AssertionError("JavaFX does not start", stuck);
        }
        // The last window of a test is not the last of the process.
        Platform.setImplicitExit(false);
    }

    /** The answer of {@code question}, asked on the JavaFX thread. */
    public static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    }

    /** Something to be done that may fail. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run() throws Exception;
    }

    /** Does {@code action} on the JavaFX thread and waits for it. */
    public static void run(Action action) {
        Boolean unused =
                fx(
                        () -> {
                            action.run();
                            return true;
                        });
    }

    /**
     * Waits until {@code condition}, asked on the JavaFX thread, is true. What it asks about may
     * not be there yet: a null that it stumbles over is no failure, and is told if it stays.
     */
    public static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(each -> each.getCause() instanceof NullPointerException)
                .pollDelay(Duration.ZERO)
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .until(() -> fx(condition));
    }

    /** Waits until all that has been asked of the JavaFX thread, and what followed, is done. */
    private static void untilAnswered() {
        // What is done first may ask for more, which the second waits for.
        run(() -> {});
        run(() -> {});
    }

    /**
     * Waits until what was asked for is done, parts that enter late have entered, and two whole
     * frames have been painted.
     */
    public void settle() {
        untilAnswered();
        CountDownLatch begun = new CountDownLatch(3);
        AnimationTimer frames =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (FrameLater.isSettled()) {
                            begun.countDown();
                        }
                    }
                };
        run(frames::start);
        await("frames")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> begun.getCount() == 0);
        run(frames::stop);
    }

    /** The window. */
    public Stage stage() {
        return stage;
    }

    /** Lets go of the button and closes the window. */
    @Override
    public void close() {
        release();
        run(stage::hide);
    }

    /** The part that {@code selector} names, {@code #pad}; waits until there is one. */
    public <T extends Node> T find(String selector, Class<T> type) {
        // The JavaFX thread itself cannot wait for what it is to make.
        if (!Platform.isFxApplicationThread()) {
            until(selector + " is there", () -> lookup(selector) != null);
        }
        return fx(() -> type.cast(lookup(selector)));
    }

    private @Nullable Node lookup(String selector) {
        return stage.getScene().getRoot().lookup(selector);
    }

    /** Gives a part the keyboard, as soon as it is there. */
    public void focus(String selector) {
        run(find(selector, Node.class)::requestFocus);
    }

    /** The words on a label or button. */
    public String text(String selector) {
        Labeled labeled = find(selector, Labeled.class);
        return fx(labeled::getText);
    }

    /** Waits until a label or button says {@code text}. */
    public void untilText(String selector, String text) {
        Labeled labeled = find(selector, Labeled.class);
        until(selector + " says “" + text + "”", () -> labeled.getText().equals(text));
    }

    /** Moves the pointer to a place in a part: 0, 0 is its upper left, 1, 1 its lower right. */
    public void pointAt(Node part, double x, double y) {
        Bounds bounds = fx(part::getLayoutBounds);
        pointAt(
                part,
                new Point2D(
                        bounds.getMinX() + x * bounds.getWidth(),
                        bounds.getMinY() + y * bounds.getHeight()));
    }

    /** Moves the pointer to a point given in a part's own coordinates. */
    public void pointAt(Node part, Point2D point) {
        Point2D onScreen = fx(() -> part.localToScreen(point));
        hands.moveMouse(onScreen);
        untilAnswered();
    }

    /** Presses the left button and keeps it down. */
    public void press() {
        hands.pressMouse(MouseButton.PRIMARY);
        untilAnswered();
    }

    /** Lifts the left button. */
    public void release() {
        hands.releaseMouse(MouseButton.PRIMARY);
        untilAnswered();
    }

    /** Clicks where the pointer is. */
    public void click() {
        press();
        release();
    }

    /** Clicks in the middle of a part, once it no longer moves. */
    public void click(Node part) {
        // What happened before may have been answered but not yet laid out.
        settle();
        pointAt(part, 0.5, 0.5);
        click();
    }

    /** Clicks in the middle of the part that {@code selector} names. */
    public void click(String selector) {
        click(find(selector, Node.class));
    }

    /** Types keys one after another. */
    public void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            hands.pressKeyboard(key);
            hands.releaseKeyboard(key);
        }
        untilAnswered();
    }

    /** Types {@code key} {@code times} times. */
    public void type(KeyCode key, int times) {
        type(Collections.nCopies(times, key).toArray(KeyCode[]::new));
    }

    /** Holds {@code held} and types {@code key}. */
    public void chord(KeyCode key, KeyCode... held) {
        for (KeyCode each : held) {
            hands.pressKeyboard(each);
        }
        type(key);
        for (KeyCode each : held) {
            hands.releaseKeyboard(each);
        }
        untilAnswered();
    }
}
