package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;

/** {@code colour} writes a set that the program reads, the same for the same seed. */
final class ColourCommandTest {
    @TempDir private Path folder;
    private Path grey = Path.of("");

    @BeforeEach
    void write() throws Exception {
        grey = Files.createDirectory(folder.resolve("grey"));
        SmallDataset.write(grey, SmallDataset.labels(40, 10), SmallDataset.labels(20, 10));
    }

    private Path coloured(String name, String... options) throws Exception {
        Path out = Files.createDirectory(folder.resolve(name));
        Terminal terminal = Terminal.english();
        String[] all = new String[options.length + 5];
        all[0] = "colour";
        all[1] = "--out";
        all[2] = out.toString();
        all[3] = "--dataset";
        all[4] = grey.toString();
        System.arraycopy(options, 0, all, 5, options.length);
        assertThat(terminal.run(new ColourCommand(terminal.console()), all)).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out()).contains("40 images").contains("20 images");
        return out;
    }

    @Test
    void theSetIsReadAgainAndIsTheSameForTheSameSeed() throws Exception {
        Dataset one = Mnist.in(coloured("one", "--seed", "5")).train();
        assertThat(one.channels()).isEqualTo(3);
        assertThat(one.count()).isEqualTo(40);
        assertThat(one.label(3)).isEqualTo(Mnist.in(grey).train().label(3));
        assertThat(Mnist.in(coloured("two", "--seed", "5")).train().sha256())
                .isEqualTo(one.sha256());
        assertThat(Mnist.in(coloured("other", "--hue", "random")).train().sha256())
                .isNotEqualTo(one.sha256());
    }

    @Test
    void whatIsThereIsNotReplacedAndColoursAreNotColouredAgain() throws Exception {
        Path out = coloured("one");
        Terminal again = Terminal.english();
        ColourCommand command = new ColourCommand(again.console());
        assertThat(again.run(command, "colour", "--out", out.toString())).isEqualTo(1);
        assertThat(again.err()).contains("train-images-idx4-ubyte.gz");
        Terminal twice = Terminal.english();
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(
                        twice.run(
                                new ColourCommand(twice.console()),
                                "colour",
                                "--out",
                                other.toString(),
                                "--dataset",
                                out.toString()))
                .isEqualTo(1);
        assertThat(twice.err()).contains("colours already");
        Terminal nowhere = Terminal.english();
        String missing = folder.resolve("missing").toString();
        assertThat(nowhere.run(new ColourCommand(nowhere.console()), "colour", "--out", missing))
                .isEqualTo(1);
        assertThat(nowhere.err()).contains("There is no folder");
    }
}
