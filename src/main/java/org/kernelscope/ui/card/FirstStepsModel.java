package org.kernelscope.ui.card;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.Selection;

/** The first steps for a newcomer, and those that were taken. JavaFX thread. */
final class FirstStepsModel {
    /** A thing to try, in this order. */
    enum Step {
        DRAW,
        POINT,
        OPEN,
        TRAIN
    }

    private final ReadOnlyObjectWrapper<Set<Step>> done =
            new ReadOnlyObjectWrapper<>(this, "done", Set.of());

    FirstStepsModel(DrawingModel drawing, Selection selection, ModeModel modes) {
        drawing.drawnProperty().subscribe(now -> mark(Step.DRAW, now));
        selection.hoveredProperty().subscribe(now -> mark(Step.POINT, now != null));
        selection.openedProperty().subscribe(now -> mark(Step.OPEN, now != null));
        modes.modeProperty().subscribe(now -> mark(Step.TRAIN, now == Mode.TRAIN));
    }

    private void mark(Step step, boolean tried) {
        if (tried && !done.get().contains(step)) {
            Set<Step> now = EnumSet.of(step);
            now.addAll(done.get());
            done.set(now);
        }
    }

    /** The steps that have been tried. */
    ReadOnlyObjectProperty<Set<Step>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** The first thing that has not been tried; empty after all. */
    Optional<Step> next() {
        return Arrays.stream(Step.values()).filter(step -> !done.get().contains(step)).findFirst();
    }
}
