package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.text.Texts;

final class DescribeCommandTest {
    @TempDir Path folder;

    @Test
    void theTextbookNetworkIsATable() {
        Terminal terminal = Terminal.english();
        int code = terminal.run(new DescribeCommand(terminal.console()), "describe");
        assertThat(code).isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsSequence(
                        "lenet5-modern",
                        "layer output formula parameters connections multiplications sees jump",
                        "input 1×32×32 1 1",
                        "C1 6×28×28 (5·5·1+1)·6 156 122,304 117,600 5 1",
                        "S2 6×14×14 0 4,704 0 6 2",
                        "C3 16×10×10 (5·5·6+1)·16 2,416 241,600 240,000 14 2",
                        "S4 16×5×5 0 1,600 0 16 4",
                        "C5 120 (5·5·16+1)·120 48,120 48,120 48,000 32 4",
                        "F6 84 (120+1)·84 10,164 10,164 10,080 32 4",
                        "output 10 (84+1)·10 850 850 840 32 4");
        assertThat(terminal.out()).contains("61,706");
    }

    @Test
    void thatOf1998IsCountedLayerByLayer() {
        Terminal terminal = Terminal.english();
        terminal.run(new DescribeCommand(terminal.console()), "describe", "lenet5-1998");
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "C3 16×10×10 (5·5·3+1)·6 + (5·5·4+1)·9 + (5·5·6+1)·1 1,516 151,600"
                                + " 150,000 14 2",
                        "total 60,000 340,908 328,096");
    }

    @Test
    void whatIsKnownByNameIsListed() {
        Terminal terminal = Terminal.english();
        terminal.run(new DescribeCommand(terminal.console()), "describe", "--list");
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "name layers parameters connections multiplications",
                        "lenet1 5 2,578 98,442 92,288",
                        "lenet5-modern-table 7 60,806 339,342 326,520");
        Terminal program = Terminal.english();
        program.run(new DescribeCommand(program.console()), "describe", "--list", "--json");
        JsonObject second =
                JsonParser.parseString(program.out()).getAsJsonArray().get(1).getAsJsonObject();
        assertThat(second.get("id").getAsString()).isEqualTo("lenet5-1998");
        assertThat(second.get("connections").getAsLong()).isEqualTo(340_908);
    }

    @Test
    void columnsStandUnderTheirHeadingsInKoreanToo() {
        Terminal terminal = new Terminal(Texts.Language.KOREAN);
        terminal.run(new DescribeCommand(terminal.console()), "describe");
        assertThat(terminal.out()).contains("수용 영역", "합계");
        String[] lines = terminal.out().split("\\R");
        assertThat(columns(lines[1])).isEqualTo(columns(lines[4]));
    }

    /** Places on a terminal, where a Hangul syllable takes two. */
    private static int columns(String line) {
        return line.length() + (int) line.chars().filter(letter -> letter >= 0xac00).count();
    }

    @Test
    void aProgramGetsNumbers() {
        Terminal terminal = Terminal.english();
        terminal.run(new DescribeCommand(terminal.console()), "describe", "--json");
        JsonObject json = JsonParser.parseString(terminal.out()).getAsJsonObject();
        assertThat(json.get("parameters").getAsLong()).isEqualTo(61_706);
        JsonObject c3 = json.getAsJsonArray("layers").get(2).getAsJsonObject();
        assertThat(c3.get("output")).hasToString("[16,10,10]");
        assertThat(c3.get("receptiveField").getAsInt()).isEqualTo(14);
        assertThat(c3.get("formula").getAsString()).isEqualTo("(5·5·6+1)·16");
        assertThat(c3.get("connectionFormula").getAsString()).isEqualTo("(5·5·6+1)·16·10·10");
    }

    @Test
    void aFileDescribesANetworkOfOnesOwn() throws Exception {
        Path file = folder.resolve("own.json");
        String json = ArchitectureJson.format(Presets.LENET5_MODERN);
        Files.writeString(file, json.replace("\"maps\": 6", "\"maps\": 8"));
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(new DescribeCommand(terminal.console()), "describe", file.toString());
        assertThat(code).isZero();
        assertThat(terminal.out()).contains("8×28×28", "(5·5·8+1)·16");
    }

    @Test
    void aNetworkThatNobodyKnowsIsAFailureInOneSentence() {
        Terminal terminal = Terminal.english();
        int code = terminal.run(new DescribeCommand(terminal.console()), "describe", "lenet6");
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("lenet6", "lenet5-modern").hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aDamagedDescriptionNamesTheFileAndThePlace() throws Exception {
        Path file = folder.resolve("own.json");
        String json = ArchitectureJson.format(Presets.LENET5_MODERN);
        Files.writeString(file, json.replace("\"maps\": 6", "\"maps\": -6"));
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(new DescribeCommand(terminal.console()), "describe", file.toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains(file.toString(), "C1", "-6").hasLineCount(1);
    }

    @Test
    void misuseIsToldApartFromFailure() {
        Terminal terminal = Terminal.english();
        int code = terminal.run(new DescribeCommand(terminal.console()), "describe", "--jsn");
        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("--jsn", "kernelscope describe --help").hasLineCount(1);
    }
}
