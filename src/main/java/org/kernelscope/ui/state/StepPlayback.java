package org.kernelscope.ui.state;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.Clock;

/**
 * The clock of one whole training step over the stage, which lasts a minute. At its beginning the
 * stage shows all gradients at once, as without it. JavaFX thread.
 */
public final class StepPlayback {
    /** Duration of the whole step at speed 1, in seconds. */
    public static final double SECONDS = 60;

    private final Playback clock = new Playback();
    private final BooleanBinding possible;
    private final BooleanBinding active;
    private final ObservableValue<@Nullable TrainingStep> step;
    private final StepModel steps;
    private StepCourse course = new StepCourse(List.of());

    /**
     * Follows the network, and returns to the beginning when the stage shows something else.
     *
     * @param steps computes the step
     */
    public StepPlayback(
            NetworkModel network, BackwardModel backward, Selection selection, StepModel steps) {
        this.steps = steps;
        possible = backward.onProperty().and(selection.openedProperty().isNull());
        active =
                possible.and(
                        Bindings.createBooleanBinding(
                                () -> clock.position() > 0 || clock.playingProperty().get(),
                                clock.positionProperty(),
                                clock.playingProperty()));
        step =
                Bindings.createObjectBinding(
                        () -> active.get() ? steps.nextProperty().get() : null,
                        active,
                        steps.nextProperty());
        network.architectureProperty().subscribe(this::follow);
        possible.subscribe(
                now -> {
                    if (!now) {
                        clock.toStart();
                    }
                });
    }

    private void follow(@Nullable Architecture architecture) {
        if (architecture != null) {
            course = StepCourse.of(architecture);
            clock.toStart();
            clock.setLength(course.length());
            double pace = course.length() / SECONDS;
            clock.setPace(at -> pace);
        }
    }

    /** The clock; at 0 nothing is played. */
    public Playback clock() {
        return clock;
    }

    /** The course of the step. */
    public StepCourse course() {
        return course;
    }

    /** True in backward mode while no level is open. */
    public BooleanBinding possibleProperty() {
        return possible;
    }

    /** True while the stage shows a moment of the step. */
    public BooleanBinding activeProperty() {
        return active;
    }

    /** The step that is played; null while it is not known, or nothing is played. */
    public ObservableValue<@Nullable TrainingStep> stepProperty() {
        return step;
    }

    /** The loss of the minibatch before each step that was taken, the oldest first. */
    public List<Double> losses() {
        return steps.losses();
    }

    /** Sets the clock as a scene says. */
    public void goTo(Clock there) {
        if (there.speed() != null) {
            clock.speedProperty().set(there.speed());
        }
        if (there.loop() != null) {
            clock.loopProperty().set(there.loop());
        }
        clock.playingProperty().set(false);
        clock.seek(there.position(clock.length()));
        clock.playingProperty().set(there.playing());
    }
}
