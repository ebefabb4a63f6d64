package org.kernelscope.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.export.ColourCounts.Weighted;

/**
 * The colours of a GIF: at most {@value #MOST}, chosen from all frames. With no more different
 * colours than that, every one is kept exactly. Otherwise the most frequent are kept exactly, so
 * that plain grounds stay plain; the others are grouped by cutting the box with the largest error
 * (X. Wu, <em>Color Quantization by Dynamic Programming and Principal Analysis</em>, 1992, in its
 * greedy form) and improved by k-means. A colour weighs as much as the square root of its pixels:
 * the few pixels of a strong value count beside the many of a ground.
 *
 * <p>Nothing is dithered: equal values keep equal colours, and files stay small. One thread.
 */
final class ColourTable {
    /** One of the 256 indices of a GIF stands for unchanged pixels. */
    static final int MOST = 255;

    private static final int EXACT = 64;
    private static final int ROUNDS = 6;

    private final int[] colours;

    /** Nearest colours that were looked up before: open addressing, forgotten when half full. */
    private final int[] keys = new int[1 << 16];

    private final byte[] indices = new byte[keys.length];
    private int known;
    private int lastRgb = -1;
    private int lastIndex;

    private ColourTable(int[] colours) {
        this.colours = colours;
        Arrays.fill(keys, -1);
    }

    /** The table for the frames that were counted; at least one pixel. */
    static ColourTable of(ColourCounts counted) {
        Weighted[] all = counted.byFrequency();
        if (all.length <= MOST) {
            return new ColourTable(Arrays.stream(all).mapToInt(Weighted::rgb).toArray());
        }
        Weighted[] rest = Arrays.copyOfRange(all, EXACT, all.length);
        int[] chosen = new int[MOST];
        for (int i = 0; i < EXACT; i++) {
            chosen[i] = all[i].rgb();
        }
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(rest, 0, rest.length));
        while (boxes.size() < MOST - EXACT) {
            Box worst = boxes.stream().max(Comparator.comparingDouble(Box::error)).orElseThrow();
            boxes.remove(worst);
            boxes.addAll(worst.cut());
        }
        for (int i = 0; i < boxes.size(); i++) {
            chosen[EXACT + i] = boxes.get(i).mean();
        }
        for (int round = 0; round < ROUNDS; round++) {
            improve(chosen, rest);
        }
        return new ColourTable(chosen);
    }

    /** Moves each colour that is not exact to the mean of those that it is the nearest of. */
    private static void improve(int[] chosen, Weighted[] all) {
        double[][] sums = new double[chosen.length][4];
        for (Weighted each : all) {
            double weight = Math.sqrt(each.count());
            double[] sum = sums[nearest(chosen, each.rgb())];
            sum[0] += weight * each.red();
            sum[1] += weight * each.green();
            sum[2] += weight * each.blue();
            sum[3] += weight;
        }
        for (int i = EXACT; i < chosen.length; i++) {
            if (sums[i][3] > 0) {
                chosen[i] = rgb(sums[i]);
            }
        }
    }

    /** The red, green and blue of a sum whose fourth number is its weight. */
    private static int rgb(double... sum) {
        int red = (int) Math.round(sum[0] / sum[3]);
        int green = (int) Math.round(sum[1] / sum[3]);
        int blue = (int) Math.round(sum[2] / sum[3]);
        return red << 16 | green << 8 | blue;
    }

    private static int nearest(int[] colours, int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length && least > 0; i++) {
            int r = (colours[i] >> 16 & 0xff) - red;
            int g = (colours[i] >> 8 & 0xff) - green;
            int b = (colours[i] & 0xff) - blue;
            // The eye sees differences of green best and of blue worst.
            int distance = 3 * r * r + 6 * g * g + 2 * b * b;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** The colours, without alpha. */
    int[] colours() {
        return colours.clone();
    }

    /** The index of unchanged pixels. */
    int transparent() {
        return colours.length;
    }

    /** The index of the colour nearest to {@code argb}; its alpha does not matter. */
    int index(int argb) {
        int rgb = argb & 0xffffff;
        if (rgb != lastRgb) {
            lastIndex = find(rgb);
            lastRgb = rgb;
        }
        return lastIndex;
    }

    private int find(int rgb) {
        int at = ColourCounts.hash(rgb, keys.length);
        while (keys[at] != rgb) {
            if (keys[at] == -1) {
                return remember(rgb, at);
            }
            at = at + 1 & keys.length - 1;
        }
        return indices[at] & 0xff;
    }

    private int remember(int rgb, int slot) {
        int index = nearest(colours, rgb);
        if (known++ > keys.length / 2) {
            Arrays.fill(keys, -1);
            known = 0;
        } else {
            keys[slot] = rgb;
            indices[slot] = (byte) index;
        }
        return index;
    }

    /** A range of colours that one colour of the table stands for. */
    private static final class Box {
        private final Weighted[] all;
        private final int from;
        private final int to;
        private final double[] sum = new double[4];
        private final double[] spread = new double[3];

        Box(Weighted[] all, int from, int to) {
            this.all = all;
            this.from = from;
            this.to = to;
            double[] squares = new double[3];
            for (int i = from; i < to; i++) {
                double weight = Math.sqrt(all[i].count());
                for (int axis = 0; axis < 3; axis++) {
                    double value = channel(all[i], axis);
                    sum[axis] += weight * value;
                    squares[axis] += weight * value * value;
                }
                sum[3] += weight;
            }
            double[] importance = {3, 6, 2};
            for (int axis = 0; axis < 3; axis++) {
                double variance = squares[axis] - sum[axis] * sum[axis] / sum[3];
                spread[axis] = importance[axis] * Math.max(0, variance);
            }
        }

        private static int channel(Weighted colour, int axis) {
            return axis == 0 ? colour.red() : axis == 1 ? colour.green() : colour.blue();
        }

        double error() {
            return to - from < 2 ? -1 : spread[0] + spread[1] + spread[2];
        }

        int mean() {
            return rgb(sum);
        }

        /** Cuts across the axis of the largest variance, at the mean. */
        List<Box> cut() {
            int axis = spread[0] > spread[1] ? 0 : 1;
            int widest = spread[2] > spread[axis] ? 2 : axis;
            Arrays.sort(all, from, to, Comparator.comparingInt(each -> channel(each, widest)));
            double mean = sum[widest] / sum[3];
            int middle = from + 1;
            while (middle < to - 1 && channel(all[middle], widest) <= mean) {
                middle++;
            }
            return List.of(new Box(all, from, middle), new Box(all, middle, to));
        }
    }
}
