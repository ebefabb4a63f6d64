package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.PaperPhotographs;
import org.kernelscope.data.PaperPhotographs.Kind;
import org.kernelscope.data.PaperPhotographs.Photograph;
import org.kernelscope.data.Preparation;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** The shipped network reads digits from photographs, scans and screenshots. */
final class PhotographTest {
    private static final Path FOLDER = Path.of("src/test/resources/photos");

    /** Photographs a kind in the seeded set; {@link PhotographTable} draws and reads more. */
    private static final int EACH = 1;

    private static final long SEED = 7_000;

    private static Network network;

    @BeforeAll
    static void open() throws UserFacingException {
        Model model = ModelFile.readBundled(Presets.LENET5_MODERN.id());
        network = new Dl4jEngine().open(model.architecture(), model.weights());
    }

    @AfterAll
    static void close() {
        network.close();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> inside = Files.list(FOLDER)) {
            return inside.sorted().toList();
        }
    }

    /** The last figure of a file's name is its digit. */
    @ParameterizedTest
    @MethodSource("files")
    void itReadsEachKindOfPhotograph(Path file) throws UserFacingException {
        String name = file.getFileName().toString();
        int digit = name.charAt(name.lastIndexOf('.') - 1) - '0';
        assertThat(answer(ImageFiles.read(file))).isEqualTo(digit);
    }

    /** Of every kind a few that nobody has looked at: most are read right. */
    @Test
    void itReadsMostOfASeededSet() throws UserFacingException, IOException {
        PaperPhotographs photographs = new PaperPhotographs(Mnist.inside().test());
        int drawn = 0;
        int right = 0;
        for (Kind kind : Kind.values()) {
            int ofKind = 0;
            for (long seed = SEED; ofKind < EACH; seed++) {
                Photograph photograph = photographs.draw(kind, seed);
                if (answer(photograph.ink()) != photograph.digit()) {
                    // The network cannot read this hand from the ink alone.
                    continue;
                }
                ofKind++;
                drawn++;
                try {
                    Tensor ink = ImageFiles.read("it", new ByteArrayInputStream(photograph.file()));
                    right += answer(ink) == photograph.digit() ? 1 : 0;
                } catch (UserFacingException refused) {
                    // Counts as wrong.
                }
            }
        }
        assertThat(right).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * drawn));
    }

    private static int answer(Tensor ink) {
        Tensor digit = Preparation.prepare(ink).digit();
        return network.forward(network.architecture().input().encode(digit))
                .probabilities()
                .argMax();
    }
}
