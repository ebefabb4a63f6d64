package org.kernelscope.data;

import java.util.Random;

/** Seeded images for tests of fast ways against plain ones: blots, steps and noise. */
final class RandomPlanes {
    private RandomPlanes() {}

    /** Brightness between 0 and 1, of 256 levels or of any. */
    static float[] plane(Random random, int rows, int columns) {
        float[] plane = new float[rows * columns];
        float paper = 0.6f + 0.4f * random.nextFloat();
        double noise = random.nextInt(3) == 0 ? 0 : 0.05 * random.nextDouble();
        boolean bytes = random.nextBoolean();
        for (int i = 0; i < plane.length; i++) {
            plane[i] = paper - 0.2f * (i / columns) / rows;
        }
        for (int blots = random.nextInt(9); blots > 0; blots--) {
            int radius = 1 + random.nextInt(Math.max(1, Math.min(rows, columns) / 4));
            int row = random.nextInt(rows);
            int column = random.nextInt(columns);
            float level = random.nextFloat();
            boolean ring = random.nextBoolean();
            for (int i = 0; i < plane.length; i++) {
                double distance = Math.hypot(i / columns - row, i % columns - column);
                boolean inside = distance <= radius && (!ring || distance > 0.6 * radius);
                plane[i] = inside ? level : plane[i];
            }
        }
        for (int i = 0; i < plane.length; i++) {
            float value = plane[i] + (float) (noise * random.nextGaussian());
            value = Math.max(0, Math.min(1, value));
            plane[i] = bytes ? Math.round(255 * value) / 255f : value;
        }
        return plane;
    }
}
