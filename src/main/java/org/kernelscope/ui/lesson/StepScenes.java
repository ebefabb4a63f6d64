package org.kernelscope.ui.lesson;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.scene.Scene;

/** Makes the window do what a step wants: its scene, and its reveal in order. JavaFX thread. */
final class StepScenes {
    private final LessonWindow window;
    private int showing;

    StepScenes(LessonWindow window) {
        this.window = window;
    }

    /** True if no scene is on its way. */
    boolean isSettled() {
        return showing == 0;
    }

    /** Goes to {@code scene}, then does {@code then}. */
    void show(Scene scene, Runnable then) {
        if (scene.equals(Scene.EMPTY)) {
            then.run();
            return;
        }
        showing++;
        window.show(
                scene,
                () -> {
                    showing--;
                    then.run();
                });
    }

    /**
     * Shows what is left to reveal, one thing after another, then does {@code then}.
     *
     * @param wanted false as soon as the learner has gone to another step
     */
    void reveal(List<Reveal> rest, BooleanSupplier wanted, Runnable then) {
        if (rest.isEmpty() || !wanted.getAsBoolean()) {
            then.run();
            return;
        }
        Reveal first = rest.get(0);
        Runnable next = () -> reveal(rest.subList(1, rest.size()), wanted, then);
        if (first instanceof Reveal.Show scene) {
            show(scene.scene(), next);
            return;
        }
        if (first instanceof Reveal.Play play) {
            window.play(play.from(), play.to());
        } else if (first instanceof Reveal.Arms arms) {
            window.train(arms.experiment());
        } else {
            window.train(((Reveal.Train) first).length());
        }
        next.run();
    }
}
