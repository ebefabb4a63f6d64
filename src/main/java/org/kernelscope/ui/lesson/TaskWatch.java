package org.kernelscope.ui.lesson;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Step;

/** Watches whether the goal of a task is reached and its hint is due. JavaFX thread. */
final class TaskWatch {
    private final ReadOnlyBooleanWrapper reached = new ReadOnlyBooleanWrapper(this, "reached");
    private final ReadOnlyBooleanWrapper hinted = new ReadOnlyBooleanWrapper(this, "hinted");
    private final PauseTransition patience = new PauseTransition();

    TaskWatch() {
        patience.setOnFinished(event -> hinted.set(!reached.get()));
    }

    ReadOnlyBooleanProperty reachedProperty() {
        return reached.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hintedProperty() {
        return hinted.getReadOnlyProperty();
    }

    /** Forgets the task before. */
    void clear() {
        patience.stop();
        reached.set(false);
        hinted.set(false);
    }

    /** Begins to wait for the hint of {@code task}; null for no task. */
    void begin(Step.@Nullable Task task) {
        if (task != null && task.hint() != null) {
            patience.setDuration(Duration.seconds(task.hintAfterSeconds()));
            patience.playFromStart();
        }
    }

    /** The goal is reached. */
    void reach() {
        reached.set(true);
        patience.stop();
        hinted.set(false);
    }

    /** Offers the hint at once. */
    void hint() {
        patience.stop();
        hinted.set(true);
    }
}
