package org.kernelscope.ui.lesson;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.lesson.LearnerAnswer;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.scene.LessonPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/**
 * The lesson that a learner goes through: which step, what was predicted, whether the goal is
 * reached, how far every lesson was read. Lessons are read on the thread for reading files. JavaFX
 * thread.
 */
public final class LessonModel {
    private final LessonWindow window;
    private final Localisation localisation;
    private final LessonLibrary library;
    private final StepScenes scenes;

    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson =
            new ReadOnlyObjectWrapper<>(this, "lesson");
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index");
    private final ReadOnlyIntegerWrapper entered = new ReadOnlyIntegerWrapper(this, "entered");
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper(this, "revealed");
    private final ObjectProperty<@Nullable LearnerAnswer> guess =
            new SimpleObjectProperty<>(this, "guess");
    private final TaskWatch watch = new TaskWatch();
    private final ReadOnlyBooleanWrapper padWanted = new ReadOnlyBooleanWrapper(this, "padWanted");
    private final ObjectProperty<Map<String, Integer>> progress =
            new SimpleObjectProperty<>(this, "progress", Map.of());
    private final LongProperty state = new SimpleLongProperty(this, "state");

    private @Nullable Path file;
    private @Nullable Activations before;
    private boolean predicted;

    /** Without a lesson, and with the list of lessons still to be read. */
    public LessonModel(
            LessonWindow window,
            Localisation localisation,
            Notices notices,
            Executor work,
            Executor fxThread) {
        this.window = window;
        this.localisation = localisation;
        scenes = new StepScenes(window);
        library = new LessonLibrary(localisation, notices, work, fxThread);
        shown.subscribe(
                now -> {
                    if (now) {
                        library.load();
                    }
                    mark();
                });
        library.shippedProperty().subscribe(this::translate);
        Runnable wantPad = () -> padWanted.set(step().map(Step::pad).orElse(false));
        lesson.subscribe(wantPad);
        index.subscribe(wantPad);
    }

    /** True while the panel is shown. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** The lessons that ship, in the language of the moment; none until the panel was shown. */
    public ReadOnlyObjectProperty<List<Lesson>> shippedProperty() {
        return library.shippedProperty();
    }

    /** The open lesson; null for the list. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** The step, from 0. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Changes whenever a step is begun, also the same one again. */
    public ReadOnlyIntegerProperty enteredProperty() {
        return entered.getReadOnlyProperty();
    }

    /** The step; empty without a lesson. */
    public Optional<Step> step() {
        Lesson open = lesson.get();
        return open == null ? Optional.empty() : Optional.of(open.steps().get(index.get()));
    }

    /** True if the step has nothing to predict, or its answer is shown. */
    public ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** The prediction of the learner; null before there is one. */
    public ObjectProperty<@Nullable LearnerAnswer> guessProperty() {
        return guess;
    }

    /** True if the learner committed to a prediction; false if the answer was asked for. */
    public boolean isPredicted() {
        return predicted;
    }

    /** True if the goal of the step was reached. */
    public ReadOnlyBooleanProperty reachedProperty() {
        return watch.reachedProperty();
    }

    /** True if the hint of the step is offered. */
    public ReadOnlyBooleanProperty hintedProperty() {
        return watch.hintedProperty();
    }

    /** True if the step needs the pad in sight. */
    public ReadOnlyBooleanProperty padWantedProperty() {
        return padWanted.getReadOnlyProperty();
    }

    /** The number of steps seen of each lesson, by its id. */
    public ObjectProperty<Map<String, Integer>> progressProperty() {
        return progress;
    }

    /** Changes whenever the state of the program may have. */
    public LongProperty stateProperty() {
        return state;
    }

    /** The window around the lesson. */
    public LessonWindow window() {
        return window;
    }

    /** The state of the program, with the values before the reveal. */
    public Optional<Situation> situation() {
        return window.situation(before);
    }

    /** True if no lesson is being read or shown. */
    public boolean isSettled() {
        return library.isSettled() && scenes.isSettled();
    }

    /** The same step in the new language; nothing else changes. */
    private void translate(List<Lesson> all) {
        Lesson open = lesson.get();
        if (open != null && file == null) {
            all.stream().filter(each -> each.id().equals(open.id())).forEach(lesson::set);
        }
    }

    /** Opens a lesson where it was left, or at its beginning if it was read to the end. */
    public void open(Lesson wanted) {
        int seen = progress.get().getOrDefault(wanted.id(), 0);
        file = null;
        begin(wanted, seen >= wanted.steps().size() ? 0 : Math.max(0, seen - 1));
    }

    /** Opens the lesson in a file at its beginning, and tells its first mistake. */
    public void open(Path path) {
        library.read(
                () -> LessonFiles.read(path),
                found -> {
                    library.tell(found);
                    if (!found.steps().isEmpty()) {
                        file = path;
                        begin(found, 0);
                    }
                });
    }

    /** The file of the open lesson; null for a lesson that ships, or none. */
    @Nullable Path file() {
        return file;
    }

    /** The reader of lessons, which also tells what goes wrong. */
    LessonLibrary library() {
        return library;
    }

    /** Shows what changed in the file of the open lesson. A step that did not stays as it is. */
    void reload(Lesson changed) {
        Lesson old = lesson.get();
        if (old == null || changed.isLike(old)) {
            return;
        }
        library.tell(changed);
        if (changed.steps().isEmpty()) {
            return;
        }
        Scene before = old.sceneAt(index.get());
        int at = Math.min(index.get(), changed.steps().size() - 1);
        if (changed.steps().get(at).isLike(old.steps().get(index.get()))) {
            lesson.set(changed);
        } else {
            enter(changed, at);
        }
        Scene now = changed.sceneAt(at);
        if (!now.equals(before)) {
            show(now);
        }
    }

    private void begin(Lesson wanted, int at) {
        shown.set(true);
        enter(wanted, at);
        show(wanted.sceneAt(at));
    }

    /** Shows the step without its scene. */
    private void enter(@Nullable Lesson wanted, int at) {
        // First what belongs to the step: its view is made when the step changes.
        guess.set(null);
        before = null;
        predicted = false;
        watch.clear();
        revealed.set(wanted == null || wanted.steps().get(at).prediction() == null);
        if (lesson.get() != wanted) {
            index.set(0);
            lesson.set(wanted);
        }
        index.set(at);
        entered.set(entered.get() + 1);
        Optional<Step> step = step();
        mark();
        if (wanted != null && step.isPresent()) {
            Map<String, Integer> seen = new HashMap<>(progress.get());
            seen.merge(wanted.id(), at + 1, Math::max);
            progress.set(Map.copyOf(seen));
            watch.begin(step.get().task());
        }
        state.set(state.get() + 1);
    }

    private void mark() {
        boolean asked =
                shown.get()
                        && !revealed.get()
                        && step().map(Step::prediction).orElse(null) instanceof Prediction.Mark;
        window.marking(asked);
    }

    private void show(Scene scene) {
        scenes.show(
                scene,
                () -> {
                    mark();
                    changed();
                });
    }

    /** Closes the lesson; the list is shown. */
    public void leave() {
        window.light(null);
        enter(null, 0);
    }

    /** The next step, if there is one. */
    public void next() {
        Lesson open = lesson.get();
        if (open != null && index.get() + 1 < open.steps().size()) {
            int at = index.get() + 1;
            enter(open, at);
            Scene scene = open.steps().get(at).scene();
            show(scene == null ? Scene.EMPTY : scene);
        }
    }

    /** The step before, as it was when it was entered. */
    public void previous() {
        goTo(index.get() - 1);
    }

    /** The step as it was when it was entered. */
    public void restart() {
        goTo(index.get());
    }

    /** Goes to a step, from 0, as if its scenes and those before it had been shown. */
    public void goTo(int at) {
        Lesson open = lesson.get();
        if (open != null && at >= 0 && at < open.steps().size()) {
            enter(open, at);
            show(open.sceneAt(at));
        }
    }

    /**
     * Shows the answer.
     *
     * @param committed true if the learner has made a prediction
     */
    public void reveal(boolean committed) {
        Optional<Step> step = step();
        if (step.isEmpty() || revealed.get() || committed && guess.get() == null) {
            return;
        }
        predicted = committed;
        before = window.situation(null).map(Situation::activations).orElse(null);
        revealed.set(true);
        mark();
        List<Reveal> reveal = step.get().reveal();
        // The lesson may go to another language in the meantime.
        scenes.reveal(
                reveal,
                () -> step().filter(now -> now.reveal().equals(reveal)).isPresent(),
                this::changed);
    }

    /** Offers the hint at once. */
    public void hint() {
        watch.hint();
    }

    /** The state of the program may have changed: looks whether the goal is reached. */
    public void changed() {
        if (!shown.get() || lesson.get() == null) {
            return;
        }
        Step.Task task = step().map(Step::task).orElse(null);
        // What is left over from the step before is not what the learner did.
        if (task != null
                && !watch.reachedProperty().get()
                && scenes.isSettled()
                && window.situation(null).filter(task.goal()::holds).isPresent()) {
            watch.reach();
        }
        state.set(state.get() + 1);
    }

    /** The open lesson and step, for a scene. */
    public LessonPart part() {
        Lesson open = lesson.get();
        return open == null || !shown.get()
                ? LessonPart.NONE
                : new LessonPart(file == null ? open.id() : null, file, index.get() + 1);
    }

    /** Opens what a scene names; the window already shows what belongs to it. */
    public void restore(LessonPart part) {
        if (part.equals(part())) {
            return;
        }
        String id = part.id();
        Path path = part.file();
        if (id == null && path == null) {
            enter(null, 0);
            shown.set(false);
            return;
        }
        Language language = localisation.languageProperty().get();
        library.read(
                () ->
                        id == null
                                ? LessonFiles.read(Objects.requireNonNull(path))
                                : LessonFiles.shipped(id, language),
                found -> {
                    if (!found.steps().isEmpty()) {
                        file = path;
                        shown.set(true);
                        enter(found, Math.min(part.step(), found.steps().size()) - 1);
                    }
                });
    }
}
