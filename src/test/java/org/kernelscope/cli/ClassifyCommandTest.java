package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Engine;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;

final class ClassifyCommandTest {
    private final Engine engine = new BandEngine();
    private final Terminal terminal = Terminal.english();

    @TempDir Path folder;
    private Path model;

    @BeforeEach
    void writeModel() throws UserFacingException {
        model = folder.resolve("net.safetensors");
        ModelFile.write(model, BandEngine.model());
    }

    /**
     * A bar of 5×20 becomes 5 of 28 columns from 12 on, 14 to 18 of 32; the bands there begin at
     * 13, 16 and 20: two columns in band 4, three in band 5.
     */
    @Test
    void theGuessAndTheRunnerUpAreInATable() throws IOException {
        Path bar = bar("bar.png");
        assertThat(run(bar.toString())).isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "file digit probability runner-up probability",
                        bar + " 5 60.00 % 4 40.00 %");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aProgramGetsAllProbabilities() throws IOException {
        Path bar = bar("bar.png");
        assertThat(run(bar.toString(), "--json")).isZero();
        JsonArray answers = JsonParser.parseString(terminal.out()).getAsJsonArray();
        assertThat(answers).hasSize(1);
        JsonObject answer = answers.get(0).getAsJsonObject();
        assertThat(answer.get("file").getAsString()).isEqualTo(bar.toString());
        assertThat(answer.get("digit").getAsInt()).isEqualTo(5);
        assertThat(answer.get("probability").getAsDouble()).isCloseTo(0.6, within(1e-6));
        assertThat(answer.get("runnerUp").getAsInt()).isEqualTo(4);
        assertThat(answer.getAsJsonArray("probabilities")).hasSize(10);
        assertThat(answer.get("shapes").getAsInt()).isEqualTo(1);
    }

    @Test
    void aPictureOfSeveralDigitsIsReadWithAWarning() throws IOException {
        Path two = bars("two.png", 5, 35);
        assertThat(run(two.toString(), "--json")).isZero();
        assertThat(terminal.err().strip())
                .isEqualTo(
                        two
                                + " shows 2 shapes that could be digits. Candidate 1 is read; choose"
                                + " another with --candidate or --box.");
        JsonObject answer =
                JsonParser.parseString(terminal.out()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(answer.get("shapes").getAsInt()).isEqualTo(2);
        assertThat(answer.has("digit")).isTrue();
    }

    /** The second bar is at the other place; there is no third. */
    @Test
    void anotherCandidateOrPartIsReadIfItIsAskedFor() throws IOException {
        Path two = bars("two.png", 5, 35);
        double first = left(two);
        double second = left(two, "--candidate", "2");
        assertThat(Math.abs(second - first)).isGreaterThan(0.3);
        assertThat(left(two, "--box", "0.5,0,0.5,1")).isGreaterThan(0.5);
        assertThat(left(two, "--box", "0,0,0.5,1")).isLessThan(0.5);
        assertThat(run(two.toString(), "--candidate", "3")).isEqualTo(1);
        assertThat(terminal.err()).contains("There is no candidate 3: the image shows 2 shapes");
    }

    private double left(Path file, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "classify",
                                "--model",
                                model.toString(),
                                "--json",
                                file.toString()));
        arguments.addAll(List.of(options));
        Terminal other = Terminal.english();
        ClassifyCommand command = new ClassifyCommand(other.console(), engine);
        assertThat(other.run(command, arguments.toArray(String[]::new))).isZero();
        return JsonParser.parseString(other.out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("box")
                .get(0)
                .getAsDouble();
    }

    @ParameterizedTest
    @CsvSource({
        "--candidate, 0, from 1 to 100",
        "--box, '0.5,0.5,0.6,0.1', four numbers",
        "--box, '1,2,3', four numbers",
        "--box, wide, four numbers",
        "--skip-step, hop, There is no step hop"
    })
    void whatMakesNoSenseIsRefusedWithASentence(String option, String value, String sentence)
            throws IOException {
        assertThat(run(bar("bar.png").toString(), option, value)).isNotZero();
        assertThat(terminal.err()).contains(sentence);
    }

    @Test
    void aFileThatIsNoPictureDoesNotStopTheOthers() throws IOException {
        Path text = Files.writeString(folder.resolve("essay.png"), "an essay");
        Path missing = folder.resolve("missing.png");
        Path bar = bar("bar.png");
        int code = run(text.toString(), missing.toString(), bar.toString(), "--json");
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err().lines())
                .containsExactly(
                        text
                                + " is not an image that can be read; save it as PNG, JPEG, GIF,"
                                + " BMP, WebP or TIFF.",
                        "There is no file " + missing + ".");
        JsonArray answers = JsonParser.parseString(terminal.out()).getAsJsonArray();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).getAsJsonObject().get("error").getAsString())
                .startsWith(text + " is not an image");
        assertThat(answers.get(2).getAsJsonObject().get("digit").getAsInt()).isEqualTo(5);
    }

    @Test
    void aModelThatCannotBeReadIsAFailure() throws IOException {
        Files.writeString(model, "not a model");
        assertThat(run(bar("bar.png").toString())).isEqualTo(1);
        assertThat(terminal.err()).contains(model.toString()).hasLineCount(1);
    }

    @Test
    void aModelWithoutAPossibleNameIsAFailure() throws IOException {
        Terminal other = Terminal.english();
        int code =
                other.run(
                        new ClassifyCommand(other.console(), engine),
                        "classify",
                        "--model",
                        "a\0b",
                        bar("bar.png").toString());
        assertThat(code).isEqualTo(1);
        assertThat(other.err()).contains("a\\u0000b is neither").hasLineCount(1);
    }

    @Test
    void whereNothingWasReadThereIsNoTable() {
        assertThat(run(folder.resolve("missing.png").toString())).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).hasLineCount(1);
    }

    @Test
    void aNameThatIsNotKnownIsAnsweredWithThoseThatAre() throws IOException {
        int code =
                terminal.run(
                        new ClassifyCommand(terminal.console(), engine),
                        "classify",
                        "--model=nosuch",
                        bar("bar.png").toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("nosuch", "lenet5-modern").hasLineCount(1);
    }

    @Test
    void noFileIsMisuse() {
        assertThat(terminal.run(new ClassifyCommand(terminal.console(), engine), "classify"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("FILE");
    }

    @Test
    void aNetworkThatWasNeverTrainedIsNoModel() throws IOException {
        int code =
                terminal.run(
                        new ClassifyCommand(terminal.console(), engine),
                        "classify",
                        "--model",
                        "lenet5-modern-table",
                        bar("bar.png").toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith("lenet5-modern-table is neither a trained network")
                .contains("lenet5-modern")
                .contains("mlp");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "classify";
        all[1] = "--model";
        all[2] = model.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return terminal.run(new ClassifyCommand(terminal.console(), engine), all);
    }

    /** A white bar on black, four times as high as wide. */
    private Path bar(String name) throws IOException {
        return bars(name, 5);
    }

    private Path bars(String name, int... lefts) throws IOException {
        BufferedImage picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int left : lefts) {
            for (int row = 10; row < 50; row++) {
                for (int column = left; column < left + 10; column++) {
                    picture.setRGB(column, row, 0xffffff);
                }
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "1, > 99.99 %",
        "0.99996, > 99.99 %",
        "0.9999, 99.99 %",
        "0.00005, 0.01 %",
        "0.00004, < 0.01 %",
        "0, < 0.01 %"
    })
    void aProbabilityIsNeverWrittenAsZeroOrHundred(double probability, String text) {
        assertThat(ClassifyCommand.percent(probability)).isEqualTo(text);
    }
}
