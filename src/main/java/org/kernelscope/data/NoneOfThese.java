package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Images that show none of the ten digits: letters and signs, scribbles, noise, two digits at once
 * and the empty pad. A network without a class for them has to name a digit. No state; any thread.
 */
public final class NoneOfThese {
    private static final double PEN = 0.07;

    /** Polylines: points are column and row in hundredths of the pad, strokes end with a bar. */
    private static final String[][] LETTERS = {
        {"A", "25,80 50,20 75,80|35,58 65,58"},
        {"E", "70,20 32,20 32,80 70,80|32,50 62,50"},
        {"H", "30,20 30,80|70,20 70,80|30,50 70,50"},
        {"K", "32,20 32,80|70,20 32,52 70,80"},
        {"M", "22,80 26,20 50,60 74,20 78,80"},
        {"R", "32,80 32,20 58,22 66,34 58,48 32,50 68,80"},
        {"T", "22,22 78,22|50,22 50,80"},
        {"W", "18,22 34,78 50,38 66,78 82,22"},
        {"X", "28,20 72,80|72,20 28,80"},
        {"Y", "26,20 50,50 74,20|50,50 50,80"},
    };

    private static final String[][] SIGNS = {
        {"?", "34,32 42,20 58,20 66,32 60,44 50,52 50,62|50,76 50,78"},
        {"+", "50,22 50,78|22,50 78,50"},
        {"=", "25,40 75,40|25,60 75,60"},
        {"%", "72,20 28,80|32,28 34,26 36,28 34,30 32,28|66,72 68,70 70,72 68,74 66,72"},
        {"#", "40,20 36,80|62,20 58,80|24,40 78,40|22,60 76,60"},
        {"★", "50,18 68,80 20,40 80,40 32,80 50,18"},
    };

    private static final String[][] TWO_DIGITS = {
        {"17", "28,28 36,20 36,80|52,22 82,22 62,80"},
        {"47", "30,20 16,56 44,56|36,40 36,80|56,22 86,22 66,80"},
        {"11", "32,28 40,20 40,80|62,28 70,20 70,80"},
        {"71", "16,22 44,22 28,80|66,30 74,20 74,80"},
    };

    private static final int SCRIBBLES = 6;
    private static final int NOISES = 6;

    private NoneOfThese() {}

    /** The kind of an image. */
    public enum Kind {
        /** A capital letter. */
        LETTER,
        /** A sign. */
        SIGN,
        /** A line without a meaning. */
        SCRIBBLE,
        /** Two digits beside each other. */
        TWO_DIGITS,
        /** Pixels of random ink. */
        NOISE,
        /** No ink at all. */
        EMPTY
    }

    /**
     * One image.
     *
     * @param name what it shows, without words: the letter, or a number
     */
    public record Item(Kind kind, String name, Drawing drawing) {}

    /** All images; the same in every call. */
    public static List<Item> all() {
        List<Item> items = new ArrayList<>();
        add(items, Kind.LETTER, LETTERS);
        add(items, Kind.SIGN, SIGNS);
        add(items, Kind.TWO_DIGITS, TWO_DIGITS);
        for (int i = 0; i < SCRIBBLES; i++) {
            items.add(new Item(Kind.SCRIBBLE, Integer.toString(i + 1), scribble(i)));
        }
        for (int i = 0; i < NOISES; i++) {
            items.add(new Item(Kind.NOISE, Integer.toString(i + 1), noise(i)));
        }
        items.add(new Item(Kind.EMPTY, "", Drawing.EMPTY));
        return List.copyOf(items);
    }

    private static void add(List<Item> items, Kind kind, String[]... drawn) {
        for (String[] each : drawn) {
            List<Stroke> strokes = new ArrayList<>();
            for (String line : each[1].split("\\|")) {
                strokes.add(stroke(line));
            }
            items.add(new Item(kind, each[0], new Drawing(null, strokes)));
        }
    }

    private static Stroke stroke(String line) {
        String[] points = line.split(" ");
        float[] xs = new float[points.length];
        float[] ys = new float[points.length];
        for (int i = 0; i < points.length; i++) {
            String[] place = points[i].split(",");
            xs[i] = Integer.parseInt(place[0]) / 100f;
            ys[i] = Integer.parseInt(place[1]) / 100f;
        }
        return Stroke.through(xs, ys, (float) PEN);
    }

    /** A closed line of three waves a coordinate. */
    private static Drawing scribble(int seed) {
        Random random = new Random(seed);
        double[] waves = random.doubles(12).toArray();
        int count = 120;
        float[] xs = new float[count];
        float[] ys = new float[count];
        for (int i = 0; i < count; i++) {
            double t = 2 * Math.PI * i / (count - 1);
            for (int wave = 1; wave <= 3; wave++) {
                xs[i] +=
                        (float)
                                ((0.06 + 0.1 * waves[wave])
                                        * Math.sin(wave * t + 6 * waves[wave + 3]));
                ys[i] +=
                        (float)
                                ((0.06 + 0.1 * waves[wave + 5])
                                        * Math.sin(wave * t + 6 * waves[wave + 8]));
            }
            xs[i] = Math.max(0.08f, Math.min(0.92f, 0.5f + xs[i]));
            ys[i] = Math.max(0.08f, Math.min(0.92f, 0.5f + ys[i]));
        }
        return new Drawing(null, List.of(Stroke.through(xs, ys, (float) PEN)));
    }

    /** Pixels of ink, sparse in the first and dense in the last; not prepared again. */
    private static Drawing noise(int seed) {
        Random random = new Random(seed + 100L);
        double share = 0.15 + 0.12 * seed;
        float[] ink = new float[Preparation.SIZE * Preparation.SIZE];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = random.nextDouble() < share ? random.nextFloat() : 0;
        }
        Tensor picture = Tensor.takeOver(Shape.of(1, Preparation.SIZE, Preparation.SIZE), ink);
        return Drawing.of(new Drawing.Backdrop(picture, true));
    }
}
