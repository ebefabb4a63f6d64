package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.dl4j.Dl4jEngine;

/** What is told at the end of a training, and of one that had ended before. */
final class FinishedTrainingTest {
    /** Weights of zero stay zero: it gives every digit the same answer, whatever it is taught. */
    private static final String ZERO =
            """
            {"id": "zero", "input": {"size": 28, "background": 0, "ink": 1},
             "initialisation": "zero",
             "layers": [{"kind": "dense", "name": "F1", "units": 4, "activation": "relu"},
                        {"kind": "output", "name": "output", "classes": 10}]}
            """;

    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void aDataset() throws Exception {
        SmallDataset.write(
                folder.resolve("data"), SmallDataset.labels(60, 10), SmallDataset.labels(30, 10));
    }

    @Test
    void aNetworkThatHasLearnedNothingIsNotDone() throws Exception {
        Path zero = Files.writeString(folder.resolve("zero.json"), ZERO);
        Terminal terminal = Terminal.english();
        int code = train(terminal, "--architecture=" + zero, "--epochs=1", "--hold-out=10");
        assertThat(code).isZero();
        assertThat(terminal.out()).contains("The training is over.").doesNotContain("Done.");
        assertThat(terminal.err()).contains("learned next to nothing", "10.0 %");
    }

    @Test
    void aFinishedRunIsNotChangedAndNotDeleted() throws Exception {
        Path run = folder.resolve("net.safetensors.run");
        Terminal first = Terminal.english();
        String[] small = {"--architecture=tiny", "--epochs=1", "--hold-out=10", "--run=" + run};
        assertThat(train(first, small)).as(first.err()).isZero();
        byte[] before = Files.readAllBytes(run);
        Terminal faster = Terminal.english();
        assertThat(train(faster, "--resume=" + run, "--rate=0.01", "--batch=4")).isEqualTo(2);
        assertThat(faster.err()).contains("--rate", "--batch", "is finished", "--from " + run);
        Terminal again = Terminal.english();
        assertThat(train(again, "--resume=" + run)).as(again.err()).isZero();
        assertThat(again.out()).contains("finished before");
        assertThat(run).hasBinaryContent(before);
    }

    private int train(Terminal terminal, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        arguments.add("--dataset=" + folder.resolve("data"));
        arguments.add("--out=" + folder.resolve("net.safetensors"));
        arguments.addAll(Arrays.asList(options));
        return terminal.run(
                new TrainCommand(terminal.console(), engine), arguments.toArray(String[]::new));
    }
}
