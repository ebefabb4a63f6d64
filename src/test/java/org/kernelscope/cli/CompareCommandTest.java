package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.storage.VariantResults;

/** The comparison of then and now is made by one command. */
@Tag("slow")
final class CompareCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void everyNetworkGetsARow() throws Exception {
        Path file = folder.resolve("table.json");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new CompareCommand(terminal.console(), new Dl4jEngine()),
                        "compare",
                        "--epochs",
                        "1",
                        "--digits",
                        "96",
                        "--out",
                        file.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(terminal.out()).contains("lenet5-1998: 60,000 parameters");
        VariantResults table = VariantResults.parse(Files.readString(file));
        assertThat(table.command())
                .isEqualTo(
                        "kernelscope compare --epochs 1 --digits 96 --batch 32 --rate 0.002"
                                + " --seed 1 --threads 2");
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.digits()).isEqualTo(10_000));
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new CompareCommand(terminal.console(), new Dl4jEngine()),
                        "compare",
                        "--epochs",
                        "0");
        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("--epochs", "1 to 1000");
    }
}
