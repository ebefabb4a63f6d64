package org.kernelscope.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.render.ImageSize;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;

/**
 * The program's window on a display in memory, in Train mode, with somebody who never stops drawing
 * and turns from one view to the next: what {@code bench live} measures. Its methods are called by
 * the thread that measures; what they ask for is done on the JavaFX thread.
 */
final class LiveWindow implements AutoCloseable {
    private static final int FRAMES_A_TAB = 120;
    private static final int FRAMES_A_TAB_AT_FIRST = 15;
    private static final int MOVEMENTS_A_STROKE = 20;

    private final OffscreenWindow window;
    private final WindowModule parts;
    private Timings answers = new Timings();

    // All below belongs to the JavaFX thread.
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final RandomPen pen;
    private boolean drawing;
    private int frames;
    private int framesATab = FRAMES_A_TAB_AT_FIRST;

    /** A movement of the pen that was not answered yet. */
    private record Asked(Drawing drawing, long nanos) {}

    private LiveWindow(OffscreenWindow window) {
        this.window = window;
        this.parts = window.parts();
        pen = new RandomPen(parts.shared().drawing(), MOVEMENTS_A_STROKE);
        parts.shared().network().inferenceProperty().subscribe(this::answered);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame();
            }
        }.start();
    }

    /** Opens the window and waits until its network answers. */
    static LiveWindow open(ImageSize size) throws UserFacingException, InterruptedException {
        OffscreenWindow window = OffscreenWindow.open(size);
        AtomicReference<@Nullable LiveWindow> live = new AtomicReference<>();
        window.run(() -> live.set(new LiveWindow(window)));
        window.await(() -> live.get() != null);
        return Objects.requireNonNull(live.get());
    }

    /** Begins a run, with everything to be seen, and the pen on the pad. */
    void train(RunSettings settings) {
        window.run(
                () -> {
                    parts.shared().workspace().modeProperty().set(Mode.TRAIN);
                    training().freshProperty().set(true);
                    training().settingsProperty().set(settings);
                    training().train();
                });
    }

    /** Holds the run, and the pen. */
    void hold() throws UserFacingException, InterruptedException {
        window.run(
                () -> {
                    if (view().state() == RunState.RUNNING) {
                        training().trainOrPause();
                    }
                });
        window.await(() -> view().state() != RunState.RUNNING);
        window.run(() -> parts.shared().workspace().modeProperty().set(Mode.EXPLORE));
        window.await(waiting::isEmpty);
    }

    /** From now on somebody draws, and the answers are timed; or not. */
    void draw(boolean now) {
        window.run(() -> drawing = now);
    }

    /** The newest view that the window has. */
    RunView view() {
        return training().viewProperty().get();
    }

    /** From a movement of the pen to the network's answer, on the JavaFX thread. */
    Timings answers() {
        return answers;
    }

    /** The warm-up, in which views follow each other fast, is over; while nobody draws. */
    void beWarm() {
        answers = new Timings();
        window.run(() -> framesATab = FRAMES_A_TAB);
    }

    /**
     * Fails if the window has reported a problem.
     *
     * @throws UserFacingException the reported problem
     */
    void check() throws UserFacingException {
        window.check();
    }

    private TrainModel training() {
        return parts.training();
    }

    private void frame() {
        if (parts.shared().workspace().modeProperty().get() != Mode.TRAIN) {
            return;
        }
        frames++;
        if (frames % framesATab == 0) {
            TrainTab[] tabs = TrainTab.values();
            training().tabProperty().set(tabs[frames / framesATab % tabs.length]);
        }
        if (drawing) {
            pen.move();
            waiting.add(new Asked(parts.shared().drawing().drawing(), System.nanoTime()));
        }
    }

    /** An answer to a movement answers those before it as well. */
    private void answered(@Nullable InferenceResult inference) {
        if (inference == null || waiting.stream().noneMatch(it -> isFor(inference, it))) {
            return;
        }
        long now = System.nanoTime();
        Asked asked;
        do {
            asked = waiting.remove();
            answers.add(now - asked.nanos());
        } while (!isFor(inference, asked));
    }

    @SuppressWarnings("ReferenceEquality") // the very drawing; two movements may draw the same
    private static boolean isFor(InferenceResult inference, Asked asked) {
        return inference.drawing() == asked.drawing();
    }

    @Override
    public void close() {
        window.close();
    }
}
