package org.kernelscope.ui.lesson;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Scene;

/** The window around a lesson, as far as lessons need it. JavaFX thread. */
public interface LessonWindow {
    /**
     * Goes to a scene.
     *
     * @param then done when it is shown, or was refused
     */
    void show(Scene scene, Runnable then);

    /** The present state of the window, for a step of a lesson. */
    Scene capture();

    /**
     * The state of the program; empty while there is no network.
     *
     * @param before the values before a reveal; null for none
     */
    Optional<Situation> situation(@Nullable Activations before);

    /** Plays the clock of the open level between two shares of the whole time. */
    void play(double from, double to);

    /** Trains the network on the stage. */
    void train(Reveal.Length length);

    /** Shows an experiment and trains its arms, unless they are trained. */
    void train(Experiment experiment);

    /** If {@code on}, a click on a map marks it instead of opening it. */
    void marking(boolean on);

    /** Says what a thing is and what it shows now; empty for controls. */
    Optional<String> describe(ScreenLink thing);

    /** Lights a thing; null for none. */
    void light(@Nullable ScreenLink thing);

    /** The cell under the pointer; null for none. */
    ObservableValue<@Nullable CellName> pointed();
}
