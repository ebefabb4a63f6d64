package org.kernelscope.ui.lesson.presenter;

import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;

/**
 * The small pictures of the steps of a lesson. They are taken one after another while they are
 * wanted, and kept until another lesson is wanted. JavaFX thread.
 */
public final class StepImages {
    private final Camera camera;
    private final ObservableMap<Integer, Image> pictures = FXCollections.observableHashMap();
    private final ObservableMap<Integer, Image> shown =
            FXCollections.unmodifiableObservableMap(pictures);
    private @Nullable Lesson lesson;
    private @Nullable Runnable cancel;
    private boolean wanted;

    /** Takes the pictures. */
    @FunctionalInterface
    public interface Camera {
        /**
         * Begins with the step {@code from}. A picture that cannot be taken, and those after it,
         * are left out.
         *
         * @param taken gets the number of a step, from 0, and its picture
         * @return ends it; also after the last picture
         */
        Runnable take(Lesson lesson, int from, BiConsumer<Integer, Image> taken);
    }

    /** No pictures yet. */
    public StepImages(Camera camera) {
        this.camera = camera;
    }

    /** The pictures that are taken, by the number of the step, from 0. */
    public ObservableMap<Integer, Image> pictures() {
        return shown;
    }

    /** From now on, the pictures of {@code of} are taken, after those that are kept. */
    public void want(Lesson of) {
        if (!of.equals(lesson)) {
            forget();
            lesson = of;
        }
        wanted = true;
        if (cancel == null && pictures.size() < of.steps().size()) {
            cancel = camera.take(of, pictures.size(), pictures::put);
        }
    }

    /** Takes no more pictures. */
    public void stop() {
        wanted = false;
        Runnable now = cancel;
        cancel = null;
        if (now != null) {
            now.run();
        }
    }

    /** Takes all pictures again: the colours are others. */
    public void renew() {
        Lesson of = lesson;
        boolean goesOn = wanted;
        forget();
        if (of != null && goesOn) {
            want(of);
        }
    }

    private void forget() {
        stop();
        pictures.clear();
        lesson = null;
    }
}
