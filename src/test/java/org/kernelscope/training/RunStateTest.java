package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.training.RunState.Verb;

/** Every verb in every state. */
final class RunStateTest {
    /**
     * For each verb, the state after it from each state in order; a dash where it means nothing.
     */
    @ParameterizedTest
    @CsvSource({
        // verb,    idle,    running,  paused,  finished, stopped, failed
        "PREPARE, IDLE, -, -, -, -, -",
        "OPEN,    PAUSED,  -,        PAUSED,  PAUSED,   PAUSED,  PAUSED",
        "TRAIN,   RUNNING, -,        RUNNING, RUNNING,  RUNNING, RUNNING",
        "PAUSE,   -,       PAUSED,   -,       -,        -,       -",
        "RESUME,  -,       -,        RUNNING, -,        RUNNING, -",
        "STOP,    -,       STOPPED,  STOPPED, -,        -,       -",
        "RESET,   IDLE,    IDLE,     IDLE,    IDLE,     IDLE,    IDLE",
        "STEP,    RUNNING, -,        RUNNING, -,        RUNNING, -",
        "ADJUST,  -,       RUNNING,  PAUSED,  -,        STOPPED, -",
        "FINISH,  -,       FINISHED, -,       -,        -,       -",
        "FAIL,    FAILED,  FAILED,   FAILED,  FAILED,   FAILED,  FAILED"
    })
    void everyVerbInEveryState(
            Verb verb,
            String idle,
            String running,
            String paused,
            String finished,
            String stopped,
            String failed) {
        String[] expected = {idle, running, paused, finished, stopped, failed};
        String real =
                Arrays.stream(RunState.values())
                        .map(state -> state.after(verb).map(RunState::name).orElse("-"))
                        .collect(Collectors.joining(" "));
        assertThat(real).isEqualTo(String.join(" ", expected));
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void whatIsAllowedIsWhatLeadsSomewhere(RunState state) {
        for (Verb verb : Verb.values()) {
            assertThat(state.allows(verb)).isEqualTo(state.after(verb).isPresent());
        }
    }

    @Test
    void fromEveryStateANewRunCanBeReached() {
        for (RunState state : RunState.values()) {
            RunState idle = state.after(Verb.RESET).orElseThrow();
            assertThat(idle.after(Verb.TRAIN)).contains(RunState.RUNNING);
        }
    }
}
