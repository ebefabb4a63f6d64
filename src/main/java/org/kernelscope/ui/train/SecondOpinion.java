package org.kernelscope.ui.train;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Thinker;

/**
 * What another network than the one on the stage makes of the same drawing. It lives on the thread
 * of all networks; the newest question wins. JavaFX thread.
 */
final class SecondOpinion {
    private final ReadOnlyObjectWrapper<@Nullable Inference> answer =
            new ReadOnlyObjectWrapper<>(this, "answer");
    private final Supplier<? extends Engine> engine;
    private final Executor fxThread;
    private final Notices notices;
    private final Mailbox<Question> questions;
    private final Mailbox<Inference> answers;

    /** Touched by the thread of the networks alone. */
    private @Nullable Thinker thinker;

    private record Question(Model model, Drawing drawing) {}

    SecondOpinion(
            Supplier<? extends Engine> engine,
            Executor engineThread,
            Executor fxThread,
            Notices notices) {
        this.engine = engine;
        this.fxThread = fxThread;
        this.notices = notices;
        questions = new Mailbox<>(engineThread, this::think);
        answers = new Mailbox<>(fxThread, answer::set);
    }

    /** What it made of the newest question; null before. */
    ReadOnlyObjectProperty<@Nullable Inference> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Asks {@code model} about {@code drawing}, unless that is answered already. */
    void ask(Model model, Drawing drawing) {
        Inference known = answer.get();
        boolean same =
                known != null
                        && known.drawing().equals(drawing)
                        && known.model().weights() == model.weights();
        if (!same) {
            questions.offer(new Question(model, drawing));
        }
    }

    /** Forgets the answer. */
    void forget() {
        answer.set(null);
    }

    private void think(Question question) {
        try {
            Thinker open = thinker;
            if (open == null) {
                open = new Thinker(engine.get(), question.model());
                thinker = open;
            } else {
                open.use(question.model());
            }
            answers.offer(open.think(question.drawing()));
        } catch (Problem overflow) {
            // A network that overflows has no answer; the stage says so when it is put there.
        } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
            Problem told = Problem.causedBy(broken, "engine.cannotThink", broken);
            fxThread.execute(() -> notices.tell(told));
        }
    }
}
