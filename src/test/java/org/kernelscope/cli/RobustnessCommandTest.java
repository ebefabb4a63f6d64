package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.Dl4jEngine;

final class RobustnessCommandTest {
    private static final String DIGIT = "samples/clean-3-00032.png";

    private final Terminal terminal = Terminal.english();

    @Test
    void thePointWhereNothingMovesIsWhatClassifySays() {
        assertThat(
                        run(
                                "--image",
                                DIGIT,
                                "--over",
                                "turn=-60:60:3",
                                "--and",
                                "scale=0.5:1.5:3",
                                "--model",
                                "lenet5-modern",
                                "--model",
                                "mlp",
                                "--json"))
                .as(terminal.err())
                .isZero();
        JsonObject root = JsonParser.parseString(terminal.out()).getAsJsonObject();
        JsonArray axes = root.getAsJsonArray("axes");
        assertThat(axes.get(0).getAsJsonObject().get("name").getAsString()).isEqualTo("turn");
        assertThat(axes.get(1).getAsJsonObject().getAsJsonArray("values")).hasSize(3);
        JsonArray models = root.getAsJsonArray("models");
        assertThat(models).hasSize(2);
        JsonArray point =
                models.get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("probabilities")
                        .get(1)
                        .getAsJsonArray()
                        .get(1)
                        .getAsJsonArray();
        Terminal other = Terminal.english();
        other.run(
                new ClassifyCommand(other.console(), new Dl4jEngine()),
                "classify",
                DIGIT,
                "--json");
        JsonArray expected =
                JsonParser.parseString(other.out())
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("probabilities");
        for (int label = 0; label < 10; label++) {
            assertThat(point.get(label).getAsDouble())
                    .isCloseTo(expected.get(label).getAsDouble(), within(1e-5));
        }
    }

    @Test
    void testDigitsGiveACurve() {
        assertThat(run("--test-digits", "20", "--over", "turn=-60:60:3", "--json")).isZero();
        JsonObject model =
                JsonParser.parseString(terminal.out())
                        .getAsJsonObject()
                        .getAsJsonArray("models")
                        .get(0)
                        .getAsJsonObject();
        assertThat(model.get("count").getAsInt()).isEqualTo(20);
        assertThat(model.getAsJsonArray("accuracy")).hasSize(3);
        assertThat(model.getAsJsonArray("lowerQuartile")).hasSize(3);
    }

    @Test
    void whatCannotBeMeasuredIsToldOf() {
        assertSentence("Name either", "--over", "turn=0:9:3");
        assertSentence("either", "--image", DIGIT, "--test-digits", "5", "--over", "turn=0:9:3");
        assertSentence("--and", "--image", DIGIT, "--over", "turn=0:9:3");
        assertSentence(
                "different", "--image", DIGIT, "--over", "turn=0:9:3", "--and", "turn=0:8:3");
        assertSentence(
                "401", "--image", DIGIT, "--over", "turn=0:9:1000000000", "--and", "scale=1:2:3");
        assertSentence("Leave out", "--test-digits", "5", "--over", "turn=0:9:3", "--before");
    }

    private void assertSentence(String part, String... arguments) {
        Terminal other = Terminal.english();
        int code = run(other, arguments);
        assertThat(code).isEqualTo(1);
        assertThat(other.err()).containsIgnoringCase(part);
        assertThat(other.out()).isEmpty();
    }

    private int run(String... arguments) {
        return run(terminal, arguments);
    }

    private static int run(Terminal to, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "robustness";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return to.run(new RobustnessCommand(to.console(), new Dl4jEngine()), all);
    }
}
