package org.kernelscope.ui.lesson.presenter;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Step;
import org.kernelscope.ui.lesson.LessonModel;

/**
 * A lesson in front of a class: what the keys of a clicker do, the votes, the scribbles, the clock.
 * The lesson itself is that of {@link LessonModel}. JavaFX thread.
 */
public final class PresenterModel {
    private final LessonModel lesson;
    private final LessonClock clock;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final BooleanProperty blank = new SimpleBooleanProperty(this, "blank");
    private final BooleanProperty swapped = new SimpleBooleanProperty(this, "swapped");
    private final BooleanProperty alone = new SimpleBooleanProperty(this, "alone", true);
    private final BooleanProperty slowHands = new SimpleBooleanProperty(this, "slowHands");
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.NONE);
    private final ObjectProperty<Drawing> ink =
            new SimpleObjectProperty<>(this, "ink", Drawing.EMPTY);
    private final ObjectProperty<Votes> votes =
            new SimpleObjectProperty<>(this, "votes", Votes.of(0));
    private final ReadOnlyIntegerWrapper turned = new ReadOnlyIntegerWrapper(this, "turned");
    private @Nullable Place place;

    /** A step of a lesson, in whichever language. */
    private record Place(String lesson, int step) {}

    /** Not in front of a class. */
    public PresenterModel(LessonModel lesson, LongSupplier nanos) {
        this.lesson = lesson;
        clock = new LessonClock(nanos);
        lesson.lessonProperty().subscribe(now -> entered());
        lesson.indexProperty().subscribe(now -> entered());
        lesson.shownProperty().subscribe(now -> entered());
    }

    /** The lesson. */
    public LessonModel lesson() {
        return lesson;
    }

    /** True in front of a class. */
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** True while the audience sees nothing. */
    public BooleanProperty blankProperty() {
        return blank;
    }

    /** True if the audience has the screen that would be the lecturer's. */
    public BooleanProperty swappedProperty() {
        return swapped;
    }

    /** True if the audience's window is the only one: it has the lecturer's controls as well. */
    public BooleanProperty aloneProperty() {
        return alone;
    }

    /** True if clicks and keys are shown. */
    public BooleanProperty slowHandsProperty() {
        return slowHands;
    }

    /** The tool in the hand of the lecturer. */
    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /** The scribbles; their places are shares of the width and the height of the window. */
    public ObjectProperty<Drawing> inkProperty() {
        return ink;
    }

    /** The votes on the question of the step; without options if it has no choices. */
    public ObjectProperty<Votes> votesProperty() {
        return votes;
    }

    /** The sides of the cards that were seen: the question of the first, its answer, … */
    public ReadOnlyIntegerProperty turnedProperty() {
        return turned.getReadOnlyProperty();
    }

    /** The clock of the lesson. */
    public LessonClock clock() {
        return clock;
    }

    /** Goes in front of the class, if a lesson is open. */
    public void start() {
        Lesson open = lesson.lessonProperty().get();
        if (open != null && !on.get()) {
            lesson.shownProperty().set(true);
            clock.begin(open.minutes());
            on.set(true);
        }
    }

    /** Ends it; the lesson stays open. */
    public void end() {
        blank.set(false);
        tool.set(Tool.NONE);
        ink.set(Drawing.EMPTY);
        on.set(false);
    }

    /** Forgets what belongs to the step before; another language is the same step. */
    private void entered() {
        Lesson open = lesson.shownProperty().get() ? lesson.lessonProperty().get() : null;
        Place now = open == null ? null : new Place(open.id(), lesson.indexProperty().get());
        if (Objects.equals(now, place)) {
            return;
        }
        place = now;
        turned.set(0);
        ink.set(Drawing.EMPTY);
        votes.set(Votes.of(options()));
        if (now == null) {
            end();
        }
    }

    private int options() {
        return prediction() instanceof Prediction.Choices choices ? choices.options().size() : 0;
    }

    private @Nullable Prediction prediction() {
        return lesson.step().map(Step::prediction).orElse(null);
    }

    /**
     * The next thing of the lesson: the picture if it is blank, else the answer if it is not shown
     * yet, else the other side of a card, else the next step.
     */
    public void next() {
        Optional<Step> step = lesson.step();
        if (step.isEmpty()) {
            return;
        }
        int sides = Math.max(0, 2 * step.get().cards().size() - 1);
        if (blank.get()) {
            blank.set(false);
        } else if (!lesson.revealedProperty().get()) {
            lesson.reveal(false);
        } else if (turned.get() < sides) {
            turned.set(turned.get() + 1);
        } else {
            lesson.next();
        }
    }

    /** The step before, or the other side of the card. */
    public void previous() {
        blank.set(false);
        if (turned.get() > 0) {
            turned.set(turned.get() - 1);
        } else {
            lesson.previous();
        }
    }

    /** Shows nothing to the audience, or shows everything again. */
    public void toggleBlank() {
        blank.set(!blank.get());
    }

    /** Shows clicks and keys, or no longer. */
    public void toggleSlowHands() {
        slowHands.set(!slowHands.get());
    }

    /** Takes a tool, or puts it down. */
    public void toggle(Tool wanted) {
        tool.set(tool.get() == wanted ? Tool.NONE : wanted);
    }

    /** Counts {@code by} more hands for an option, if there is such a one. */
    public void vote(int option, int by) {
        if (option < votes.get().options()) {
            votes.set(votes.get().plus(option, by));
        }
    }

    /** Begins the second round of votes. */
    public void voteAgain() {
        votes.set(votes.get().again());
    }

    /** The use of the mouse in front of a class. */
    public enum Tool {
        /** It works the program. */
        NONE,
        /** It works the program, with a ring around it. */
        POINTER,
        /** It scribbles. */
        PEN
    }
}
