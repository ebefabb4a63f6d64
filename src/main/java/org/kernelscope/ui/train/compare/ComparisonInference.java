package org.kernelscope.ui.train.compare;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.InferenceWorker;
import org.kernelscope.ui.state.Notices;

/**
 * What another network than the one on the stage makes of the same drawing. It lives on the thread
 * of all networks; the newest question wins. JavaFX thread.
 */
final class ComparisonInference {
    private final ReadOnlyObjectWrapper<@Nullable InferenceResult> answer =
            new ReadOnlyObjectWrapper<>(this, "answer");
    private final Supplier<? extends Engine> engine;
    private final Executor fxThread;
    private final Notices notices;
    private final Mailbox<Question> questions;
    private final Mailbox<Answer> answers;
    private @Nullable Question asked;

    /** Touched by the thread of the networks alone. */
    private @Nullable InferenceWorker thinker;

    private record Question(Model model, Drawing drawing) {
        boolean isSame(Question other) {
            return drawing.equals(other.drawing) && model.weights() == other.model.weights();
        }
    }

    /** Nothing, if the network has no answer. */
    private record Answer(Optional<InferenceResult> inference) {}

    ComparisonInference(
            Supplier<? extends Engine> engine,
            Executor engineThread,
            Executor fxThread,
            Notices notices) {
        this.engine = engine;
        this.fxThread = fxThread;
        this.notices = notices;
        questions = new Mailbox<>(engineThread, this::think);
        answers = new Mailbox<>(fxThread, made -> answer.set(made.inference().orElse(null)));
    }

    /**
     * What it made of a question; null before, and if the network has no answer because its numbers
     * overflow.
     */
    ReadOnlyObjectProperty<@Nullable InferenceResult> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The answer, if it is one of {@code model}; null while that is still being asked. */
    @Nullable InferenceResult answerOf(Model model) {
        InferenceResult known = answer.get();
        return known != null && known.model().weights() == model.weights() ? known : null;
    }

    /** Asks {@code model} about {@code drawing}, unless that was the last question already. */
    void ask(Model model, Drawing drawing) {
        Question question = new Question(model, drawing);
        Question before = asked;
        if (before == null || !before.isSame(question)) {
            asked = question;
            questions.offer(question);
        }
    }

    /** Forgets the answer. */
    void forget() {
        asked = null;
        answer.set(null);
    }

    private void think(Question question) {
        try {
            InferenceWorker open = thinker;
            if (open == null) {
                open = new InferenceWorker(engine.get(), question.model());
                thinker = open;
            } else {
                open.use(question.model());
            }
            answers.offer(new Answer(Optional.of(open.think(question.drawing()))));
        } catch (UserFacingException overflow) {
            none(overflow);
        } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
            none(UserFacingException.causedBy(broken, "engine.cannotThink", broken));
        }
    }

    private void none(UserFacingException told) {
        answers.offer(new Answer(Optional.empty()));
        fxThread.execute(() -> notices.tell(told));
    }
}
