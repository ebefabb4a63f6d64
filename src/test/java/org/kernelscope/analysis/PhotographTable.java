package org.kernelscope.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

/**
 * Measures, kind by kind, how many photographs the shipped network reads right. Only digits that it
 * reads from the ink alone are drawn: the measure is of the preparation. Arguments: a folder for
 * the files, the number of photographs a kind, the first seed. A folder that is there already is
 * read again and not drawn.
 */
public final class PhotographTable {
    private PhotographTable() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws UserFacingException, IOException {
        Path folder = Path.of(arguments[0]);
        Model model = ModelFile.readBundled(Presets.LENET5_MODERN.id());
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            if (!Files.exists(folder)) {
                draw(folder, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), network);
            }
            measure(folder, network);
        }
    }

    private static void draw(Path folder, int count, long seed, Network network)
            throws UserFacingException, IOException {
        PaperPhotographs photographs = new PaperPhotographs(Mnist.inside().test());
        for (Kind kind : Kind.values()) {
            Path place = Files.createDirectories(folder.resolve(name(kind)));
            int drawn = 0;
            for (long next = seed; drawn < count; next++) {
                Photograph photograph = photographs.draw(kind, next);
                int alone = answer(network, Preparation.prepare(photograph.ink()).digit());
                if (alone == photograph.digit()) {
                    String end = photograph.jpeg() ? ".jpg" : ".png";
                    Files.write(
                            place.resolve(next + "-" + photograph.digit() + end),
                            photograph.file());
                    drawn++;
                }
            }
        }
    }

    private static void measure(Path folder, Network network) throws IOException {
        int all = 0;
        int allRight = 0;
        for (Kind kind : Kind.values()) {
            List<Path> files;
            try (Stream<Path> inside = Files.list(folder.resolve(name(kind)))) {
                files = inside.sorted().toList();
            }
            int right = 0;
            long nanos = 0;
            StringBuilder wrong = new StringBuilder();
            for (Path file : files) {
                String name = file.getFileName().toString();
                int digit = name.charAt(name.lastIndexOf('.') - 1) - '0';
                long start = System.nanoTime();
                int answer;
                try {
                    Tensor ink = ImageFiles.read(file);
                    nanos += System.nanoTime() - start;
                    answer = answer(network, Preparation.prepare(ink).digit());
                } catch (UserFacingException refused) {
                    answer = -1;
                }
                if (answer == digit) {
                    right++;
                } else {
                    wrong.append(' ').append(name).append(':').append(answer);
                }
            }
            all += files.size();
            allRight += right;
            System.out.printf(
                    Locale.ROOT,
                    "%-13s %4d / %4d  %6.1f ms  %s%n",
                    name(kind),
                    right,
                    files.size(),
                    nanos / 1e6 / files.size(),
                    wrong);
        }
        System.out.printf(
                Locale.ROOT,
                "%-13s %4d / %4d  %.1f %%%n",
                "all",
                allRight,
                all,
                100.0 * allRight / all);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static int answer(Network network, Tensor digit) {
        return network.forward(network.architecture().input().encode(digit))
                .probabilities()
                .argMax();
    }
}
