package org.kernelscope.ui.train.tab;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.InferenceWorker;
import org.kernelscope.ui.state.Notices;

/**
 * The result of another network than the one on the stage for the same drawing. It lives on the
 * thread of all networks; the newest question wins. JavaFX thread.
 */
public final class ComparisonInference {
    private final ReadOnlyObjectWrapper<@Nullable InferenceResult> answer =
            new ReadOnlyObjectWrapper<>(this, "answer");
    private final Supplier<? extends Engine> engine;
    private final Latest<Question, InferenceResult> questions;
    private @Nullable Question asked;

    /** Touched by the thread of the networks alone. */
    private @Nullable InferenceWorker worker;

    private record Question(Model model, Drawing drawing) {
        boolean isSame(Question other) {
            return drawing.equals(other.drawing) && model.weights() == other.model.weights();
        }
    }

    /**
     * An inference that was not asked yet.
     *
     * @param engine opens the networks, on {@code engineThread}
     */
    public ComparisonInference(
            Supplier<? extends Engine> engine,
            Executor engineThread,
            Executor fxThread,
            Notices notices) {
        this.engine = engine;
        questions =
                new Latest<>(
                        engineThread,
                        fxThread,
                        this::think,
                        (question, result) -> answer.set(result),
                        (question, failure) -> {
                            answer.set(null);
                            notices.tell(UserFacingException.of(failure, "engine.cannotThink"));
                        });
    }

    /** The result; null before, and if the network has none because its numbers overflow. */
    public ReadOnlyObjectProperty<@Nullable InferenceResult> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The answer, if it is one of {@code model}; null while that is still being asked. */
    public @Nullable InferenceResult answerOf(Model model) {
        InferenceResult known = answer.get();
        return known != null && known.model().weights() == model.weights() ? known : null;
    }

    /** Asks {@code model} about {@code drawing}, unless that was the last question already. */
    public void ask(Model model, Drawing drawing) {
        Question question = new Question(model, drawing);
        Question before = asked;
        if (before == null || !before.isSame(question)) {
            asked = question;
            questions.ask(question);
        }
    }

    /** True until the last question is answered. */
    public boolean isBusy() {
        return questions.isBusy();
    }

    /** Forgets the answer. */
    public void forget() {
        asked = null;
        questions.forget();
        answer.set(null);
    }

    private InferenceResult think(Question question) throws UserFacingException {
        InferenceWorker open = worker;
        if (open == null) {
            open = new InferenceWorker(engine.get(), question.model());
            worker = open;
        } else {
            open.use(question.model());
        }
        return open.think(question.drawing());
    }
}
