package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Engine;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

/** Four digits with ink in one column each; the network takes the column's band for the class. */
final class EvaluateCommandTest {
    private static final int[] LABELS = {0, 2, 9, 3};
    private static final int[] INKED = {0, 5, 27, 27};

    private final Engine engine = new BandEngine();

    @TempDir Path folder;
    private Path model;

    @BeforeEach
    void writeModelAndDataset() throws IOException, UserFacingException {
        model = folder.resolve("net.safetensors");
        ModelFile.write(model, BandEngine.model());
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        try (DataOutputStream imagesOut = new DataOutputStream(images);
                DataOutputStream labelsOut = new DataOutputStream(labels)) {
            imagesOut.writeInt(0x0803);
            imagesOut.writeInt(4);
            imagesOut.writeInt(28);
            imagesOut.writeInt(28);
            labelsOut.writeInt(0x0801);
            labelsOut.writeInt(4);
            for (int i = 0; i < 4; i++) {
                labelsOut.write(LABELS[i]);
                for (int pixel = 0; pixel < 28 * 28; pixel++) {
                    imagesOut.write(pixel % 28 == INKED[i] ? 255 : 0);
                }
            }
        }
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.toByteArray());
    }

    @Test
    void accuracyClassesAndConfusionsArePrinted() {
        Terminal terminal = Terminal.english();
        assertThat(run(terminal)).isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .startsWith(
                        model + ": 3 of 4 digits read correctly, accuracy 75.00 %",
                        "",
                        "digit count precision recall F1",
                        "0 1 100.00 % 100.00 % 100.00 %",
                        "1 0 0.00 % 0.00 % 0.00 %",
                        "2 1 100.00 % 100.00 % 100.00 %",
                        "3 1 0.00 % 0.00 % 0.00 %")
                .endsWith("8 . . . . . . . . . .", "9 . . . . . . . . . 1")
                .contains(
                        "9 1 50.00 % 100.00 % 66.67 %",
                        "0 1 2 3 4 5 6 7 8 9", "3 . . . . . . . . . 1");
    }

    @Test
    void aProgramGetsNumbers() {
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "--json")).isZero();
        JsonObject json = JsonParser.parseString(terminal.out()).getAsJsonObject();
        assertThat(json.get("count").getAsInt()).isEqualTo(4);
        assertThat(json.get("correct").getAsInt()).isEqualTo(3);
        assertThat(json.get("accuracy").getAsDouble()).isEqualTo(0.75);
        assertThat(json.getAsJsonArray("classes").get(9).getAsJsonObject().get("precision"))
                .hasToString("0.5");
        assertThat(json.getAsJsonArray("confusion").get(3)).hasToString("[0,0,0,0,0,0,0,0,0,1]");
    }

    @Test
    void itSpeaksKorean() {
        Terminal terminal = new Terminal(Texts.Language.KOREAN);
        assertThat(run(terminal)).isZero();
        assertThat(terminal.out()).contains("숫자 4개 가운데 3개를 맞혔습니다. 정확도 75.00 %");
    }

    @Test
    void aBrokenDatasetIsAFailureInOneSentence() throws IOException {
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[3]);
        Terminal terminal = Terminal.english();
        assertThat(run(terminal)).isEqualTo(1);
        assertThat(terminal.err()).contains("t10k-labels-idx1-ubyte is truncated").hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    private int run(Terminal terminal, String... more) {
        String[] all = new String[more.length + 5];
        all[0] = "evaluate";
        all[1] = "--model";
        all[2] = model.toString();
        all[3] = "--dataset";
        all[4] = folder.toString();
        System.arraycopy(more, 0, all, 5, more.length);
        return terminal.run(new EvaluateCommand(terminal.console(), engine), all);
    }
}
