package org.kernelscope.engine;

/**
 * The change of the learning rate from step to step.
 *
 * @param kind the shape of the curve
 * @param steps the length of the curve in steps; for {@link Kind#STEPS}, the length of one stair
 */
public record Schedule(Kind kind, long steps) {
    /** The learning rate stays. */
    public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, 1);

    public Schedule {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule has at least one step: " + steps);
        }
    }

    /** The shape of the curve. */
    public enum Kind {
        /** η stays. */
        CONSTANT,
        /** η falls along half a cosine to 0 (I. Loshchilov, F. Hutter, ICLR 2017). */
        COSINE,
        /** η is halved after every stair. */
        STEPS,
        /** η rises along a straight line for a tenth of the way, then falls along half a cosine. */
        WARMUP_COSINE
    }

    /**
     * The learning rate at step {@code step}, counted from 0.
     *
     * @param base η
     */
    public double rate(double base, long step) {
        double way = Math.min(1, step / (double) steps);
        return switch (kind) {
            case CONSTANT -> base;
            case COSINE -> base * cosine(way);
            case STEPS -> base * Math.pow(0.5, (double) (step / steps));
            case WARMUP_COSINE -> base * (way < 0.1 ? 10 * way + 1e-3 : cosine((way - 0.1) / 0.9));
        };
    }

    private static double cosine(double way) {
        return 0.5 * (1 + Math.cos(Math.PI * way));
    }
}
