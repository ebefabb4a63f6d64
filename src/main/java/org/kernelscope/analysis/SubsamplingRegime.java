package org.kernelscope.analysis;

import org.kernelscope.op.Activation;

/**
 * The regime of a subsampling of 1998, derived from its coefficient and its bias: "If the
 * coefficient is small, then the unit operates in a quasi-linear mode, and the subsampling layer
 * merely blurs the input. If the coefficient is large, subsampling units can be seen as performing
 * a "noisy OR" or a "noisy AND" function depending on the value of the bias" (LeCun et al. 1998,
 * section II.B). Immutable; any thread.
 *
 * <p>The cells of the window are thought of as off (−1) or on (1), the targets of the paper's
 * activation. If one more cell that is on makes at least half of all the difference, it is a gate.
 *
 * @param kind blur, gate or neither
 * @param needed for a gate, how many cells must be on at least
 * @param taps number of cells
 * @param inverted true if more cells that are on give less
 */
public record SubsamplingRegime(Kind kind, int needed, int taps, boolean inverted) {
    /** Share of all the difference that one more cell makes in a gate. */
    private static final double ABRUPT = 0.5;

    /** Below this, all windows give nearly the same. */
    private static final double DEAF = 0.1;

    /** The effect on the window. */
    public enum Kind {
        /** Each cell that is on counts about alike. */
        BLUR,
        /** So many cells must be on: one of them makes an OR, all of them an AND. */
        GATE,
        /** Whatever is in the window, nearly the same comes out. */
        DEAF
    }

    /** The regime. */
    public static SubsamplingRegime of(
            double coefficient, double bias, int taps, Activation activation) {
        double all =
                response(taps, coefficient, bias, taps, activation)
                        - response(0, coefficient, bias, taps, activation);
        if (Math.abs(all) < DEAF) {
            return new SubsamplingRegime(Kind.DEAF, 0, taps, all < 0);
        }
        for (int on = 1; on <= taps; on++) {
            double step =
                    response(on, coefficient, bias, taps, activation)
                            - response(on - 1, coefficient, bias, taps, activation);
            if (Math.abs(step) > ABRUPT * Math.abs(all)) {
                return new SubsamplingRegime(Kind.GATE, on, taps, all < 0);
            }
        }
        return new SubsamplingRegime(Kind.BLUR, 0, taps, all < 0);
    }

    /** The output if {@code on} of {@code taps} cells are on. */
    public static double response(
            int on, double coefficient, double bias, int taps, Activation activation) {
        return activation.apply(coefficient * (2 * on - taps) + bias);
    }

    /** True if one cell is enough. */
    public boolean isOr() {
        return kind == Kind.GATE && needed == 1;
    }

    /** True if all cells are needed. */
    public boolean isAnd() {
        return kind == Kind.GATE && needed == taps;
    }
}
