package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;

/** Long questions in small steps, on threads whose every step the test takes itself. */
final class AnalysisExecutorTest {
    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final AnalysisExecutor analyses =
            new AnalysisExecutor(
                    thread::add, fxThread::add, BandEngine::new, Mnist.inside()::test, notices);
    private final List<String> done = new ArrayList<>();

    @Test
    void stepsOfSeveralQuestionsTakeTurns() {
        analyses.ask(counting("a", 3));
        analyses.ask(counting("b", 2));
        runAll();
        assertThat(done).containsExactly("a1", "b1", "a2", "b2", "a3");
    }

    @Test
    void whatIsCalledOffIsNotGoneOnWithAndNotToldOf() {
        List<String> told = new ArrayList<>();
        AnalysisExecutor.Ticket asked =
                analyses.ask(
                        (tools, ticket) -> {
                            done.add("step");
                            analyses.tell(ticket, () -> told.add("answer"));
                            return true;
                        });
        thread.remove().run();
        asked.callOff();
        runAll();
        assertThat(done).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(asked.isCalledOff()).isTrue();
    }

    @Test
    void whatFailsIsToldOfAndTheOthersGoOn() {
        UserFacingException problem = new UserFacingException("kernelGallery.none");
        analyses.ask(
                (tools, ticket) -> {
                    throw problem;
                });
        analyses.ask(counting("a", 2));
        runAll();
        assertThat(notices.newestProperty().get()).isSameAs(problem);
        assertThat(done).containsExactly("a1", "a2");
    }

    @Test
    void whatNobodyForesawIsToldOfToo() {
        analyses.ask(
                (tools, ticket) -> {
                    throw new IllegalStateException("broken");
                });
        runAll();
        UserFacingException told = java.util.Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("analysis.failed");
    }

    @Test
    void ofQuestionsUnderAMovingPenTheNewestIsAnsweredAndAFailureIsTold() {
        List<String> told = new ArrayList<>();
        Latest<Integer, String> questions =
                analyses.latest(
                        (tools, number) -> {
                            done.add("answered " + number);
                            if (number == 2) {
                                throw new IllegalStateException("broken");
                            }
                            return "answer " + number;
                        },
                        (number, answer) -> told.add(answer),
                        number -> told.add("none for " + number));
        questions.ask(1);
        questions.ask(2);
        runAll();
        assertThat(done).containsExactly("answered 2");
        UserFacingException problem =
                java.util.Objects.requireNonNull(notices.newestProperty().get());
        assertThat(problem.key()).isEqualTo("analysis.failed");
        questions.ask(3);
        runAll();
        assertThat(done).containsExactly("answered 2", "answered 3");
        assertThat(told).containsExactly("none for 2", "answer 3");
    }

    @Test
    void aNetworkIsReusedAndTheDigitsAreReadOnce() {
        Model one = model(1);
        Model other = model(2);
        Model third = model(3);
        List<Object> seen = new ArrayList<>();
        analyses.ask(
                (tools, ticket) -> {
                    Object first = tools.network(one);
                    seen.add(first == tools.network(one));
                    seen.add(tools.network(other).weights().equals(other.weights()));
                    seen.add(tools.network(third).weights().equals(third.weights()));
                    seen.add(tools.network(one).weights().equals(one.weights()));
                    Object digits = tools.digits();
                    seen.add(digits == tools.digits());
                    return false;
                });
        runAll();
        assertThat(seen).containsExactly(true, true, true, true, true);
    }

    @Test
    void aClosedLaboratoryAnswersNothing() {
        AnalysisExecutor closed =
                new AnalysisExecutor(
                        task -> {
                            throw new RejectedExecutionException("closed");
                        },
                        fxThread::add,
                        BandEngine::new,
                        Mnist.inside()::test,
                        notices);
        assertThat(closed.ask(counting("a", 1)).isCalledOff()).isTrue();
        assertThat(done).isEmpty();
    }

    private AnalysisExecutor.Work counting(String name, int steps) {
        int[] step = new int[1];
        return (tools, ticket) -> {
            done.add(name + ++step[0]);
            return step[0] < steps;
        };
    }

    private static Model model(long seed) {
        return new Model(
                Presets.LENET5_MODERN, InitialWeights.draw(Presets.LENET5_MODERN, seed), Map.of());
    }

    private void runAll() {
        while (!thread.isEmpty() || !fxThread.isEmpty()) {
            (thread.isEmpty() ? fxThread : thread).remove().run();
        }
    }
}
