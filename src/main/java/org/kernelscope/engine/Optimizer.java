package org.kernelscope.engine;

/** The rule that turns a gradient into a step. */
public enum Optimizer {
    /** Plain stochastic gradient descent: w ← w − η·g. */
    SGD,
    /** With momentum: v ← μ·v + η·g, w ← w − v (B. Polyak, 1964). */
    MOMENTUM,
    /** Nesterov's accelerated gradient (I. Sutskever et al., ICML 2013). */
    NESTEROV,
    /** Adam (D. Kingma, J. Ba, ICLR 2015). */
    ADAM,
    /** RMSProp (T. Tieleman, G. Hinton, 2012). */
    RMSPROP,
    /** AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 2011). */
    ADAGRAD,
    /**
     * Stochastic diagonal Levenberg-Marquardt, with which the LeNet-5 of 1998 learned: w ← w − η/(μ
     * + h)·g, h the curvature of the loss along the weight and μ = {@value #DAMPING} (LeCun et al.
     * 1998, section III.C and appendix C).
     */
    LEVENBERG_MARQUARDT;

    /** μ, which keeps the steps of weights without curvature from growing beyond all bounds. */
    public static final double DAMPING = 0.02;

    /** True if it uses μ. */
    public boolean hasMomentum() {
        return this == MOMENTUM || this == NESTEROV;
    }

    /**
     * True if the curvature must be measured before the first step and before every epoch, for
     * {@link TrainingRun#useCurvature}.
     */
    public boolean needsCurvature() {
        return this == LEVENBERG_MARQUARDT;
    }
}
