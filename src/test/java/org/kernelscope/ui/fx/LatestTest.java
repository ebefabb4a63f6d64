package org.kernelscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.text.UserFacingException;

/** Questions and answers on threads whose every step the test takes itself. */
final class LatestTest {
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final List<String> computed = new ArrayList<>();
    private final List<String> arrived = new ArrayList<>();
    private @Nullable Throwable broken;
    private boolean ready = true;
    private final Latest<String, String> latest =
            new Latest<>(
                    worker::add,
                    fxThread::add,
                    this::answer,
                    (question, answer) -> arrived.add(question + "=" + answer),
                    (question, failure) -> arrived.add(question + ": " + failure.getMessage()));

    private @Nullable String answer(String question) throws UserFacingException {
        computed.add(question);
        if (broken instanceof UserFacingException refusal) {
            throw refusal;
        } else if (broken instanceof RuntimeException unforeseen) {
            throw unforeseen;
        } else if (broken instanceof Error error) {
            throw error;
        }
        return ready ? question.toUpperCase(java.util.Locale.ROOT) : null;
    }

    private static void runAll(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void ofSeveralThatWaitTheNewestIsAnswered() {
        latest.ask("a");
        latest.ask("b");
        latest.ask("c");
        assertThat(latest.isBusy()).isTrue();
        runAll(worker);
        runAll(fxThread);
        assertThat(computed).containsExactly("c");
        assertThat(arrived).containsExactly("c=C");
        assertThat(latest.isBusy()).isFalse();
    }

    @Test
    void anAnswerArrivesThoughANewerQuestionWaits() {
        latest.ask("a");
        runAll(worker);
        latest.ask("b");
        runAll(fxThread);
        assertThat(arrived).containsExactly("a=A");
        assertThat(latest.isBusy()).isTrue();
    }

    @Test
    void ofSeveralAnswersThatWaitTheLastArrives() {
        latest.ask("a");
        runAll(worker);
        latest.ask("b");
        runAll(worker);
        runAll(fxThread);
        assertThat(arrived).containsExactly("b=B");
    }

    @Test
    void whatIsForgottenIsNeitherComputedNorDelivered() {
        latest.ask("a");
        runAll(worker);
        latest.ask("b");
        latest.forget();
        assertThat(latest.isBusy()).isFalse();
        runAll(worker);
        runAll(fxThread);
        assertThat(computed).containsExactly("a");
        assertThat(arrived).isEmpty();
        latest.ask("c");
        runAll(worker);
        runAll(fxThread);
        assertThat(arrived).containsExactly("c=C");
    }

    static List<Throwable> failures() {
        return List.of(
                new UserFacingException("analysis.failed", "x"),
                new IllegalStateException("unforeseen"),
                new NoClassDefFoundError("library"),
                new OutOfMemoryError("heap"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureArrivesAndTheNextQuestionIsAnswered(Throwable failure) {
        broken = failure;
        latest.ask("a");
        runAll(worker);
        runAll(fxThread);
        assertThat(arrived).containsExactly("a: " + failure.getMessage());
        assertThat(latest.isBusy()).isFalse();
        broken = null;
        latest.ask("b");
        runAll(worker);
        runAll(fxThread);
        assertThat(arrived).endsWith("b=B");
    }

    @Test
    void aQuestionThatHadNoAnswerYetIsAnsweredLater() {
        latest.again();
        assertThat(computed).isEmpty();
        ready = false;
        latest.ask("a");
        runAll(worker);
        runAll(fxThread);
        assertThat(arrived).isEmpty();
        assertThat(latest.isBusy()).isTrue();
        ready = true;
        latest.again();
        runAll(fxThread);
        assertThat(arrived).containsExactly("a=A");
        assertThat(latest.isBusy()).isFalse();
    }

    @Test
    void theWorkCanSeeThatItIsNotWantedAnyMore() {
        List<Boolean> wanted = new ArrayList<>();
        List<Latest<String, String>> self = new ArrayList<>();
        self.add(
                new Latest<>(
                        worker::add,
                        fxThread::add,
                        question -> {
                            wanted.add(self.get(0).isWanted());
                            self.get(0).forget();
                            wanted.add(self.get(0).isWanted());
                            return question;
                        },
                        (question, answer) -> arrived.add(answer),
                        (question, failure) -> {}));
        self.get(0).ask("a");
        runAll(worker);
        runAll(fxThread);
        assertThat(wanted).containsExactly(true, false);
        assertThat(arrived).isEmpty();
    }

    @Test
    void aClosedWorkerAnswersNothingAndNothingBreaks() {
        Latest<String, String> closed =
                new Latest<>(
                        task -> {
                            throw new RejectedExecutionException("closed");
                        },
                        fxThread::add,
                        this::answer,
                        (question, answer) -> arrived.add(answer),
                        (question, failure) -> arrived.add("failed"));
        closed.ask("a");
        runAll(fxThread);
        assertThat(arrived).isEmpty();
    }
}
