package org.kernelscope.data;

import java.util.Random;
import org.kernelscope.tensor.ColourPlanes;

/**
 * Colours a set of grey digits: a bright digit on a dark textured ground, after the "Colored MNIST"
 * of M. Arjovsky, L. Bottou, I. Gulrajani, D. Lopez-Paz, <em>Invariant Risk Minimization</em>,
 * arXiv 1907.02893. The shape is that of the digit; the hue is a second feature, which may tell the
 * class or may not. Every image is drawn from the seed and its own number alone, with no function
 * that may differ between machines. No state; any thread.
 */
public final class ColouredDigits {
    private ColouredDigits() {}

    /** The hue of a digit. */
    public enum Hue {
        /** Each class has its own. */
        BY_CLASS,
        /** That of a class drawn at random. */
        RANDOM
    }

    /**
     * The digits of {@code grey} in colours.
     *
     * @param hue how the hue is chosen
     * @param share of the digits that have the hue of their class, 0 to 1, if hues go by class; the
     *     others have one drawn at random
     * @param classes number of hues, evenly around the circle; at least the number of classes
     * @param seed of all random numbers
     * @throws IllegalArgumentException if the set has colours already
     */
    public static Dataset of(Dataset grey, Hue hue, double share, int classes, long seed) {
        if (grey.channels() != 1) {
            throw new IllegalArgumentException("coloured already");
        }
        int plane = grey.rows() * grey.columns();
        byte[] pixels = new byte[grey.count() * ColourPlanes.COUNT * plane];
        short[] labels = new short[grey.count()];
        byte[] ink = new byte[plane];
        Texture ground = new Texture(grey.rows(), grey.columns());
        Random random = new Random();
        for (int i = 0; i < labels.length; i++) {
            random.setSeed(Batches.mix(seed, i));
            labels[i] = (short) grey.label(i);
            boolean own = hue == Hue.BY_CLASS && random.nextDouble() < share;
            int of = own ? labels[i] : random.nextInt(classes);
            float[] colour = colour(hue(of, classes, random), random);
            ground.draw(random);
            grey.copyPixels(i, ink, 0);
            paint(ink, colour, ground, pixels, i * ColourPlanes.COUNT * plane);
        }
        return Dataset.takeOver(ColourPlanes.COUNT, grey.rows(), grey.columns(), pixels, labels)
                .withClassNames(grey.classNames());
    }

    private static void paint(
            byte[] ink, float[] colour, Texture ground, byte[] pixels, int first) {
        for (int channel = 0; channel < ColourPlanes.COUNT; channel++) {
            for (int i = 0; i < ink.length; i++) {
                float share = (ink[i] & 0xff) / 255f;
                float under = ground.at(channel, i);
                float level = under + share * (colour[channel] - under);
                pixels[first + channel * ink.length + i] = (byte) Math.round(255 * level);
            }
        }
    }

    /** The hue of a class, 0 to 1 around the circle, with a little scatter. */
    private static double hue(int of, int classes, Random random) {
        double scatter = (random.nextDouble() - 0.5) * 0.5;
        double hue = (of + scatter) / classes;
        return hue - Math.floor(hue);
    }

    /** A usual colour of the digits of a class, {@code 0xRRGGBB}. */
    public static int usual(int label, int classes) {
        float[] rgb = rgb((double) label / classes, 0.88f, 0.9f);
        return ColourPlanes.argb(rgb[0], rgb[1], rgb[2]) & 0xffffff;
    }

    private static float[] colour(double hue, Random random) {
        float bright = 0.8f + 0.2f * random.nextFloat();
        float full = 0.75f + 0.25f * random.nextFloat();
        return rgb(hue, full, bright);
    }

    /**
     * A colour by hue, saturation and value, each 0 to 1.
     *
     * @return red, green and blue, 0 to 1
     */
    static float[] rgb(double hue, float saturation, float value) {
        float[] rgb = new float[ColourPlanes.COUNT];
        for (int channel = 0; channel < rgb.length; channel++) {
            // Each primary is full over a third of the circle, and falls to 0 over a sixth.
            double away = Math.abs(hue - channel / 3.0);
            double circle = 6 * Math.min(away, 1 - away);
            float share = (float) Math.max(0, Math.min(1, 2 - circle));
            rgb[channel] = value * (1 - saturation * (1 - share));
        }
        return rgb;
    }
}
