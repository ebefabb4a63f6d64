package org.kernelscope.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.export.Caption;
import org.kernelscope.export.PngFile;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.StageWords;
import org.kernelscope.ui.window.WindowState;

/**
 * Goes through a lesson in a hidden window and takes the pictures of its worksheet, one step after
 * another. JavaFX thread.
 */
public final class WorksheetTour {
    /** Size of the window, in logical pixels. */
    public static final int WIDTH = 1280;

    /** Size of the window, in logical pixels. */
    public static final int HEIGHT = 760;

    private final Lesson lesson;
    private final HiddenWindow window;
    private final DoubleConsumer progress;
    private final Consumer<List<Worksheet.Shot>> done;
    private final Consumer<Throwable> failed;
    private final List<Worksheet.Shot> shots = new ArrayList<>();

    /**
     * @param window open, with the look of {@link #look}
     * @param progress gets the share of the steps whose pictures are taken
     */
    public WorksheetTour(
            Lesson lesson,
            HiddenWindow window,
            DoubleConsumer progress,
            Consumer<List<Worksheet.Shot>> done,
            Consumer<Throwable> failed) {
        this.lesson = lesson;
        this.window = window;
        this.progress = progress;
        this.done = done;
        this.failed = failed;
    }

    /** The look for paper, in the language of {@code lesson}. */
    public static DisplayPart look(Lesson lesson) {
        return new DisplayPart("light", null, null, lesson.language().code(), null, null, null);
    }

    /** Begins. */
    public void start() {
        step(0);
    }

    private void step(int index) {
        progress.accept((double) index / lesson.steps().size());
        if (index == lesson.steps().size()) {
            done.accept(shots);
            return;
        }
        Step step = lesson.steps().get(index);
        Scene scene = step.scene() == null ? Scene.EMPTY : step.scene();
        window.show(scene, () -> taken(step, index), failed);
    }

    private void taken(Step step, int index) {
        // What is asked from memory is asked without a picture.
        boolean seen =
                step.prediction() != null
                        || step.task() != null
                        || step.scene() != null && step.cards().isEmpty();
        byte[] png =
                seen ? PngFile.bytes(window.pictureOf(part()), Caption.of(step.title())) : null;
        String words = words();
        Situation said = window.situation(null);
        reveal(step.reveal(), () -> finish(index, png, words, said));
    }

    /** Paper has no training, and without one there is nothing to see below the stage. */
    private String part() {
        WindowState shown = window.parts().shared();
        return shown.workspace().modeProperty().get() == Mode.TRAIN ? "stage" : "centre";
    }

    /** The present content of the window. */
    private String words() {
        WindowState shown = window.parts().shared();
        return StageWords.picture(
                shown.localisation().texts(),
                shown.network().inferenceProperty().get(),
                window.parts().backward().resultProperty().get(),
                shown.selection().shownProperty().getValue());
    }

    private void finish(int index, byte @Nullable [] png, String words, Situation said) {
        Activations before = said.activations();
        shots.add(new Worksheet.Shot(png, words, said, window.situation(before)));
        step(index + 1);
    }

    /** Only scenes can be seen on paper. */
    private void reveal(List<Reveal> rest, Runnable then) {
        if (rest.isEmpty()) {
            then.run();
            return;
        }
        Runnable next = () -> reveal(rest.subList(1, rest.size()), then);
        if (rest.get(0) instanceof Reveal.Show show) {
            window.show(show.scene(), next, failed);
        } else {
            next.run();
        }
    }
}
