package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;

/**
 * Single training steps on the stage: the next step with all its numbers, computed in the
 * background while somebody looks; taking it, which puts the new weights on the stage; and taking
 * it back. The minibatch is the image on the pad and, for more than one, the first training images.
 * The optimizer remembers from step to step, and forgets when other weights come to the stage.
 * JavaFX thread.
 */
public final class StepModel {
    /** The sizes of a minibatch. */
    public static final List<Integer> BATCHES = List.of(1, 4, 16, 32);

    /** The largest number of images that is not larger than {@code wanted}. */
    public static int nearestBatch(int wanted) {
        return BATCHES.stream()
                .filter(each -> each <= wanted)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    private static final double MOMENTUM = 0.9;
    private static final int REMEMBERED = 64;

    private final NetworkModel network;
    private final BackwardModel backward;
    private final AnalysisExecutor.TestDigits digits;
    private final Latest<Question, TrainingStep> questions;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ObjectProperty<Choice> choice =
            new SimpleObjectProperty<>(this, "choice", Choice.FIRST);
    private final ReadOnlyObjectWrapper<@Nullable TrainingStep> next =
            new ReadOnlyObjectWrapper<>(this, "next");
    private final ReadOnlyIntegerWrapper taken = new ReadOnlyIntegerWrapper(this, "taken");
    private final Deque<Taken> past = new ArrayDeque<>();
    private OptimizerStep.@Nullable Memory memory;

    /** Steps that a scene wants taken. */
    private int pending;

    /** The network that steps are to begin with, while it is not on the stage. */
    private @Nullable Model awaited;

    /** The networks that steps have put on the stage, the newest first. */
    private final Deque<Model> shown = new ArrayDeque<>();

    /** Used on the thread of analyses only. */
    private @Nullable Dataset read;

    /**
     * The settings of the step.
     *
     * @param rate the learning rate
     * @param momentum for optimizers that have one
     * @param batch number of images
     */
    public record Choice(
            Optimizer optimizer, double rate, double momentum, double weightDecay, int batch) {
        /** Plain gradient descent with the image on the pad. */
        public static final Choice FIRST = new Choice(Optimizer.SGD, 0.01, MOMENTUM, 0, 1);

        /** The same with another optimizer, at a learning rate that suits it. */
        public Choice withOptimizer(Optimizer other) {
            return new Choice(other, other.usualRate(), momentum, weightDecay, batch);
        }

        /** The same with another learning rate. */
        public Choice withRate(double other) {
            return new Choice(optimizer, other, momentum, weightDecay, batch);
        }

        /** The same with another weight decay. */
        public Choice withWeightDecay(double other) {
            return new Choice(optimizer, rate, momentum, other, batch);
        }

        /** The same with another number of images. */
        public Choice withBatch(int other) {
            return new Choice(optimizer, rate, momentum, weightDecay, other);
        }
    }

    private record Question(
            BackwardResult result, Choice choice, OptimizerStep.@Nullable Memory memory) {}

    /** The state that a step replaced. */
    private record Taken(
            Model before,
            StageReason reason,
            OptimizerStep.@Nullable Memory memory,
            Choice choice,
            int label,
            Drawing drawing,
            double loss) {}

    /**
     * @param digits reads the training images; called on the thread of analyses
     */
    public StepModel(
            NetworkModel network,
            BackwardModel backward,
            AnalysisExecutor analyses,
            AnalysisExecutor.TestDigits digits) {
        this.network = network;
        this.backward = backward;
        this.digits = digits;
        this.questions =
                analyses.latest(
                        (tools, asked) -> answer(asked),
                        (asked, step) -> show(step),
                        asked -> failed());
        wanted.subscribe((before, now) -> update());
        choice.subscribe(
                (before, now) -> {
                    if (before.optimizer() != now.optimizer()) {
                        memory = null;
                    }
                    update();
                });
        backward.resultProperty().subscribe((before, now) -> update());
        network.modelProperty().subscribe((before, now) -> followed(now));
    }

    /** True while the next step is visible; otherwise nothing is computed. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Optimizer, learning rate and number of images. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** The next step; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable TrainingStep> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** True if there is a next step to look at. */
    public boolean isKnown() {
        return next.get() != null;
    }

    /** Number of steps that were taken and not taken back. */
    public ReadOnlyIntegerProperty takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** The networks before each step, the oldest first: the path down the loss. */
    public List<Model> path() {
        List<Model> models = new ArrayList<>();
        past.descendingIterator().forEachRemaining(each -> models.add(each.before()));
        return models;
    }

    /** The loss of the minibatch before each step that was taken, the oldest first. */
    List<Double> losses() {
        List<Double> losses = new ArrayList<>();
        past.descendingIterator().forEachRemaining(each -> losses.add(each.loss()));
        return losses;
    }

    /** True if the next step is known, or nobody looks at it. */
    public boolean isSettled() {
        return !questions.isBusy() && (pending == 0 || !canStep());
    }

    /**
     * True if the same network, image and settings would lead to the steps that were taken: a scene
     * can then take them again.
     */
    public boolean isRepeatable() {
        BackwardResult now = backward.resultProperty().get();
        return past.isEmpty()
                || now != null
                        && past.getLast().reason().equals(StageReason.OPENED)
                        && past.stream()
                                .allMatch(
                                        each ->
                                                each.choice().equals(choice.get())
                                                        && each.label() == now.label()
                                                        && each.drawing()
                                                                .equals(now.inference().drawing()));
    }

    /**
     * Takes steps again, as soon as their numbers are there.
     *
     * @param again their number
     * @param from the network that they begin with, which is on its way to the stage; null for the
     *     one that is there
     */
    public void restore(Choice wantedChoice, int again, @Nullable Model from) {
        while (!past.isEmpty()) {
            undo();
        }
        choice.set(wantedChoice);
        pending = again;
        awaited = from == network.modelProperty().get() ? null : from;
        update();
    }

    /** Puts the weights after the next step on the stage. */
    public void take() {
        TrainingStep step = next.get();
        if (step == null || step.before() != network.modelProperty().get()) {
            return;
        }
        BackwardResult now = backward.resultProperty().get();
        if (now == null) {
            return;
        }
        past.push(
                new Taken(
                        step.before(),
                        network.originProperty().get(),
                        memory,
                        choice.get(),
                        now.label(),
                        now.inference().drawing(),
                        step.lossBefore()));
        memory = step.result().memory();
        show(step.after(), StageReason.STEPPED);
    }

    /** Takes the last step back. */
    public void undo() {
        if (!past.isEmpty()) {
            Taken last = past.pop();
            memory = last.memory();
            // The edits ended with the first step; what they made is a base for new ones.
            boolean edited = last.reason().equals(StageReason.EDITED);
            show(last.before(), edited ? StageReason.STEPPED : last.reason());
        }
    }

    private void show(Model model, StageReason reason) {
        shown.push(model);
        if (shown.size() > REMEMBERED) {
            shown.removeLast();
        }
        taken.set(past.size());
        next.set(null);
        network.replace(model, reason);
    }

    /** Other weights than those of a step are on the stage: what was remembered is not theirs. */
    private void followed(@Nullable Model now) {
        awaited = null;
        if (shown.stream().noneMatch(each -> each == now)) {
            past.clear();
            shown.clear();
            taken.set(0);
            memory = null;
        }
        update();
    }

    private void update() {
        BackwardResult result = backward.resultProperty().get();
        if (!wanted.get() && pending == 0 || awaited != null || result == null) {
            questions.forget();
            next.set(null);
            return;
        }
        questions.ask(new Question(result, choice.get(), memory));
    }

    private boolean canStep() {
        InferenceResult inference = network.inferenceProperty().get();
        return backward.onProperty().get() && inference != null && inference.hasDigit();
    }

    private void failed() {
        pending = 0;
        next.set(null);
    }

    private void show(TrainingStep step) {
        boolean current = step.before() == network.modelProperty().get();
        next.set((wanted.get() || pending > 0) && current ? step : null);
        if (pending > 0 && isKnown()) {
            pending--;
            take();
        }
    }

    private TrainingStep answer(Question asked) throws UserFacingException {
        InferenceResult inference = asked.result.inference();
        Model model = inference.model();
        Choice chosen = asked.choice;
        TrainingSettings settings =
                new TrainingSettings(
                        chosen.optimizer(),
                        chosen.rate(),
                        Schedule.CONSTANT,
                        chosen.optimizer().hasMomentum() ? chosen.momentum() : 0,
                        chosen.weightDecay(),
                        asked.result.loss(),
                        1);
        List<Example> examples = examples(asked.result, chosen.batch());
        OptimizerStep.Memory remembered =
                asked.memory != null
                        ? asked.memory
                        : new OptimizerStep(settings).start(model, examples);
        return TrainingStep.of(model, examples, settings, remembered);
    }

    /**
     * The image on the pad and, for more than one, the first training images. Thread of analyses.
     *
     * @param count the number of images
     */
    List<Example> examples(BackwardResult result, int count) throws UserFacingException {
        Architecture architecture = result.inference().model().architecture();
        List<Example> examples = new ArrayList<>();
        examples.add(new Example(result.inference().activations().input(), result.label()));
        if (count > 1) {
            Dataset all = read;
            if (all == null) {
                all = digits.read();
                read = all;
            }
            for (int i = 0; i < count - 1 && i < all.count(); i++) {
                examples.add(new Example(architecture.input().encode(all.image(i)), all.label(i)));
            }
        }
        return examples;
    }
}
