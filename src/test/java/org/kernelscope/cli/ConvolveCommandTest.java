package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.Texts;

final class ConvolveCommandTest {
    @TempDir private Path folder;

    private static JsonObject json(String... arguments) {
        Terminal terminal = Terminal.english();
        String[] all =
                Stream.concat(
                                Stream.concat(Stream.of("convolve"), Stream.of(arguments)),
                                Stream.of("--json"))
                        .toArray(String[]::new);
        int code = terminal.run(new ConvolveCommand(terminal.console()), all);
        assertThat(code).as(terminal.err()).isZero();
        return JsonParser.parseString(terminal.out()).getAsJsonObject();
    }

    private static String values(String... arguments) {
        return json(arguments).get("values").toString();
    }

    private static String complaint(int code, String... arguments) {
        Terminal terminal = Terminal.english();
        String[] all =
                Stream.concat(Stream.of("convolve"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(terminal.run(new ConvolveCommand(terminal.console()), all)).isEqualTo(code);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).hasLineCount(1).doesNotContain("Exception");
        return terminal.err();
    }

    @Test
    void theExampleOfTheHelp() {
        JsonObject object = json("--input", "1,2;3,4", "--kernel", "0,1;1,0");
        assertThat(object.get("values").toString()).isEqualTo("[[[5.0]]]");
        assertThat(object.get("output").toString()).isEqualTo("[1,1,1]");
        assertThat(object.getAsJsonObject("formula").get("rows").getAsString())
                .isEqualTo("⌊(2 + 0 + 0 − 1·(2 − 1) − 1) / 1⌋ + 1 = 1");
    }

    @Test
    void everyKindByHand() {
        String grid = "1,2,3;4,5,6;7,8,9";
        assertThat(values("--input", grid, "--kernel", "1,0;0,-1"))
                .isEqualTo("[[[-4.0,-4.0],[-4.0,-4.0]]]");
        assertThat(values("--input", grid, "--kernel", "1,0;0,-1", "--kind", "true-conv"))
                .isEqualTo("[[[4.0,4.0],[4.0,4.0]]]");
        assertThat(values("--input", grid, "--kind", "max", "--size", "2", "--stride", "1"))
                .isEqualTo("[[[5.0,6.0],[8.0,9.0]]]");
        assertThat(values("--input", grid, "--kind", "min", "--kernel", "0,0;0,0"))
                .isEqualTo("[[[1.0]]]");
        assertThat(values("--input", grid, "--kind", "avg", "--size", "1x3"))
                .isEqualTo("[[[2.0],[5.0],[8.0]]]");
        assertThat(values("--input", "3,4", "--kind", "l2", "--size", "1x2"))
                .isEqualTo("[[[5.0]]]");
        assertThat(
                        values(
                                "--input",
                                "1,2",
                                "--kernel",
                                "1,1,1",
                                "--kind",
                                "transposed",
                                "--stride",
                                "2"))
                .isEqualTo("[[[1.0,1.0,3.0,2.0,2.0]]]");
        assertThat(values("--input", "1|2|3|4", "--kind", "shuffle"))
                .isEqualTo("[[[1.0,2.0],[3.0,4.0]]]");
        assertThat(values("--input", "1,2;3,4", "--kind", "unshuffle", "--factor", "2"))
                .isEqualTo("[[[1.0]],[[2.0]],[[3.0]],[[4.0]]]");
    }

    @Test
    void averagesLeaveThePaddingOutUnlessToldOtherwise() {
        List<String> call =
                List.of("--input", "1,2;3,4", "--kind", "avg", "--size", "2", "--padding", "1");
        assertThat(values(call.toArray(String[]::new))).isEqualTo("[[[1.0,2.0],[3.0,4.0]]]");
        assertThat(
                        values(
                                Stream.concat(call.stream(), Stream.of("--count-padding"))
                                        .toArray(String[]::new)))
                .isEqualTo("[[[0.25,0.5],[0.75,1.0]]]");
    }

    @Test
    void channelsGroupsAndBiases() {
        assertThat(values("--input", "1,2|10,20", "--kernel", "3|5", "--bias", "0.5"))
                .isEqualTo("[[[53.5,106.5]]]");
        assertThat(values("--input", "1,2|10,20", "--kernel", "3|5", "--groups", "2"))
                .isEqualTo("[[[3.0,6.0]],[[50.0,100.0]]]");
        // Two output maps: the kernels of the first come first.
        assertThat(values("--input", "1|10", "--kernel", "1|2|3|4"))
                .isEqualTo("[[[21.0]],[[43.0]]]");
    }

    @Test
    void paddingForEachSideAndByRule() {
        JsonObject sides =
                json(
                        "--input",
                        "1,2;3,4",
                        "--kernel",
                        "1",
                        "--padding",
                        "1,0,0,2",
                        "--dilation",
                        "3");
        assertThat(sides.get("values").toString())
                .isEqualTo("[[[0.0,0.0,0.0,0.0],[1.0,2.0,0.0,0.0],[3.0,4.0,0.0,0.0]]]");
        JsonObject same =
                json(
                        "--input",
                        "1,2,3,4",
                        "--kernel",
                        "1,1,1",
                        "--padding",
                        "same",
                        "--stride",
                        "2");
        assertThat(same.get("padding").toString()).isEqualTo("[0,0,0,1]");
        assertThat(same.get("values").toString()).isEqualTo("[[[6.0,7.0]]]");
        assertThat(
                        values(
                                "--input",
                                "1,2,3",
                                "--kernel",
                                "1,1,1",
                                "--padding",
                                "0,1",
                                "--padding-mode",
                                "reflect"))
                .isEqualTo("[[[5.0,6.0,7.0]]]");
    }

    @Test
    void aFileIsReadAsASpreadsheetWritesIt() throws Exception {
        Path file = folder.resolve("grid.txt");
        Files.writeString(file, "1,5\t-2\r\n0\t4\r\n\r\n1\t1\r\n1\t1\r\n");
        JsonObject object = json("--input", file.toString(), "--kernel", "1|1");
        assertThat(object.get("values").toString()).isEqualTo("[[[2.5,-1.0],[1.0,5.0]]]");
    }

    @Test
    void aNumberMayBeginWithAMinus() {
        assertThat(values("--input", "-1,2", "--kernel", "-1")).isEqualTo("[[[1.0,-2.0]]]");
        assertThat(values("--input=-1,2", "--kernel=−1")).isEqualTo("[[[1.0,-2.0]]]");
    }

    @Test
    void unreadColumnsAreCounted() {
        JsonArray unread =
                json("--input", "1,2,3,4", "--kernel", "1,1", "--stride", "3")
                        .getAsJsonArray("unread");
        assertThat(unread.get(1).getAsInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "|",
                "1,2;3",
                "1,,2",
                "1|",
                "1,2|3",
                "1e300",
                "-1e300,0",
                "1,x",
                "NaN,1",
                "Infinity;1",
                "1d,2",
                "0x10,1",
                "nonsense",
                "no/such/file",
                "1.2.3",
                "1e",
                "1e9999999999"
            })
    void nonsenseIsAnsweredWithASentence(String input) {
        assertThat(complaint(1, "--input", input, "--kernel", "1")).isNotBlank();
        assertThat(complaint(1, "--input", "1,2;3,4", "--kernel", input)).isNotBlank();
    }

    @Test
    void impossibleSettingsAreAnsweredWithTheReason() {
        assertThat(complaint(1, "--input", "1,2", "--kernel", "1;1;1"))
                .contains("3 rows", "only 1");
        assertThat(complaint(1, "--input", "1|2|3", "--kernel", "1|1|1", "--groups", "2"))
                .contains("2 groups", "3 input channels");
        assertThat(complaint(1, "--input", "1|2", "--kernel", "1|1|1")).contains("multiple of 2");
        assertThat(
                        complaint(
                                1,
                                "--input",
                                "1,2",
                                "--kernel",
                                "1",
                                "--padding",
                                "same-pytorch",
                                "--stride",
                                "2"))
                .contains("stride 1 only");
        assertThat(
                        complaint(
                                1,
                                "--input",
                                "1,2",
                                "--kernel",
                                "1",
                                "--padding",
                                "2",
                                "--padding-mode",
                                "reflect"))
                .contains("narrower");
        assertThat(complaint(1, "--input", "1|2", "--kind", "shuffle")).contains("multiple of 4");
        assertThat(complaint(1, "--input", "1", "--kernel", "1", "--bias", "1,2"))
                .contains("2 biases");
        assertThat(
                        complaint(
                                1,
                                "--input",
                                "1e9",
                                "--kernel",
                                "1e9",
                                "--bias",
                                "1e9",
                                "--padding",
                                "4096"))
                .contains("too much");
    }

    @Test
    void misuseIsAnsweredWithWhatIsPossible() {
        assertThat(complaint(2, "--input", "1", "--kind", "conv")).contains("--kernel");
        assertThat(complaint(2, "--input", "1", "--kind", "max")).contains("--size");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--stride", "0"))
                .contains("from 1 to 4096");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--stride", "1,2,3"))
                .contains("rows, columns");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--padding", "1,2,3"))
                .contains("top, bottom, left, right");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--padding", "-1"))
                .contains("from 0");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--dilation", "9999999999"))
                .contains("4096");
        assertThat(complaint(2, "--input", "1", "--kernel", "1", "--kind", "blur"))
                .contains("true-conv");
    }

    @Test
    void aHugeFileIsRefused() throws Exception {
        Path file = folder.resolve("huge.txt");
        Files.writeString(file, "1,".repeat(1 << 20) + "1");
        assertThat(complaint(1, "--input", file.toString(), "--kernel", "1")).contains("1048576");
        assertThat(complaint(1, "--input", folder.toString(), "--kernel", "1")).isNotBlank();
    }

    @Test
    void itSpeaksKorean() {
        Terminal terminal = new Terminal(Texts.Language.KOREAN);
        terminal.run(
                new ConvolveCommand(terminal.console()),
                "convolve",
                "--input",
                "1,2;3,4",
                "--kernel",
                "1");
        assertThat(terminal.out()).contains("입력 1×2×2", "행: ⌊");
    }
}
