package org.kernelscope.ui.lesson;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Scene;

/** Shows every scene at once, and has neither a network nor a clock. */
public class StillLessonWindow implements LessonWindow {
    @Override
    public Optional<String> describe(ScreenLink thing) {
        return Optional.empty();
    }

    @Override
    public Scene capture() {
        return Scene.EMPTY.withMode("explore");
    }

    @Override
    public void show(Scene scene, Runnable then) {
        then.run();
    }

    @Override
    public Optional<Situation> situation(@Nullable Activations before) {
        return Optional.empty();
    }

    @Override
    public void play(double from, double to) {
        // There is no clock here.
    }

    @Override
    public void train(Experiment experiment) {
        // There is no network here.
    }

    @Override
    public void train(Reveal.Length length) {
        // There is no network here.
    }

    @Override
    public void marking(boolean on) {
        // There is no stage here.
    }

    @Override
    public void light(@Nullable ScreenLink thing) {
        // There is nothing to light.
    }

    @Override
    public ObservableValue<@Nullable CellName> pointed() {
        return new SimpleObjectProperty<>();
    }
}
