package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Tensor;

/**
 * A summary of a data set: the number of examples of each class, their mean, and the ones that are
 * blank or there twice. Immutable; any thread but the JavaFX thread, for large sets.
 *
 * @param counts examples of each class
 * @param means the mean image of each class, {@code channels × rows × columns}; all 0 for a class
 *     without examples
 * @param inks the mean ink of each class, 0 to 1: the share of the image that is inked; of images
 *     in colour, the mean brightness
 * @param blanks the places of images on which nothing can be seen
 * @param duplicates the places of images with the same pixels, group by group
 */
public record DatasetSummary(
        List<Integer> counts,
        List<Tensor> means,
        List<Double> inks,
        List<Integer> blanks,
        List<List<Integer>> duplicates) {
    /** An image whose levels lie within a tenth of the range shows nothing. */
    private static final int NOTHING = 26;

    public DatasetSummary {
        counts = List.copyOf(counts);
        means = List.copyOf(means);
        inks = List.copyOf(inks);
        blanks = List.copyOf(blanks);
        duplicates = duplicates.stream().map(List::copyOf).toList();
    }

    /** The summary of {@code set}. */
    public static DatasetSummary of(OwnDataset set) {
        int size = set.shape().size();
        int plane = set.shape().plane();
        int classes = set.classes().count();
        long[][] sums = new long[classes][size];
        int[] counts = new int[classes];
        List<Integer> blanks = new ArrayList<>();
        Map<Object, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < set.count(); i++) {
            OwnExample example = set.example(i);
            counts[example.label()]++;
            long[] sum = sums[example.label()];
            for (int pixel = 0; pixel < size; pixel++) {
                sum[pixel] += example.pixel(pixel);
            }
            if (example.range() < NOTHING) {
                blanks.add(i);
            }
            alike.computeIfAbsent(example.pixelKey(), key -> new ArrayList<>(1)).add(i);
        }
        List<Integer> all = new ArrayList<>();
        List<Tensor> means = new ArrayList<>();
        List<Double> inks = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            all.add(counts[label]);
            float[] mean = new float[size];
            double[] levels = new double[set.channels()];
            for (int pixel = 0; pixel < size; pixel++) {
                double level = sums[label][pixel] / (255.0 * Math.max(1, counts[label]));
                mean[pixel] = (float) level;
                levels[pixel / plane] += level / plane;
            }
            means.add(Tensor.takeOver(set.shape(), mean));
            inks.add(
                    set.isColour()
                            ? ColourPlanes.brightness(levels[0], levels[1], levels[2])
                            : levels[0]);
        }
        return new DatasetSummary(
                all,
                means,
                inks,
                blanks,
                alike.values().stream().filter(group -> group.size() > 1).toList());
    }

    /** The duplicates but for the first of each group: those that could go. */
    public List<Integer> repeated() {
        return duplicates.stream().flatMap(group -> group.stream().skip(1)).sorted().toList();
    }
}
