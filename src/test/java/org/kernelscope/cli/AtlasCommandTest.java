package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;

final class AtlasCommandTest {
    private static Terminal run(Terminal terminal, String... arguments) {
        terminal.run(new AtlasCommand(terminal.console()), arguments);
        return terminal;
    }

    @Test
    void allStandInOneTable() {
        Terminal terminal = run(Terminal.english(), "atlas");
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "LeNet-5 (1998) 1998 1×32×32 5 60,000 328,096 16 0.95 %",
                        "VGG-16 2014 3×224×224 16 138,357,544 15,470,264,320 212 7.2 %");
    }

    @Test
    void oneIsToldStageByStageWithItsSource() {
        Terminal terminal = run(Terminal.english(), "atlas", "alexnet");
        assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("conv2 256×27×27 1 307,456 224,135,424 223,948,800 51 8");
        assertThat(terminal.out()).contains("Krizhevsky", "two towers");
    }

    @Test
    void aProgramGetsNumbersAndNullWhereThereIsNone() {
        Terminal terminal = run(Terminal.english(), "atlas", "--json");
        JsonArray all = JsonParser.parseString(terminal.out()).getAsJsonArray();
        JsonObject modern = all.get(2).getAsJsonObject();
        assertThat(modern.get("year").isJsonNull()).isTrue();
        assertThat(modern.get("mnistError").isJsonNull()).isTrue();
        assertThat(modern.get("parameters").getAsLong()).isEqualTo(61_706);
        Terminal one = run(Terminal.english(), "atlas", "resnet-50", "--json");
        JsonObject resnet = JsonParser.parseString(one.out()).getAsJsonObject();
        assertThat(resnet.get("imagenetTop5Error").getAsDouble()).isEqualTo(5.25);
        assertThat(resnet.getAsJsonArray("stages")).hasSize(8);
    }

    @Test
    void anUnknownNetworkIsAnsweredWithTheKnownOnes() {
        Terminal terminal = Terminal.english();
        int code = terminal.run(new AtlasCommand(terminal.console()), "atlas", "skynet");
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("skynet", "vgg-16").hasLineCount(1);
    }

    @Test
    void itSpeaksKorean() {
        Terminal terminal = run(new Terminal(Texts.Language.KOREAN), "atlas", "vgg-19");
        assertThat(terminal.out()).contains("단계", "3×3 합성곱");
    }
}
