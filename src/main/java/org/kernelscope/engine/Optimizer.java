package org.kernelscope.engine;

import java.util.function.DoubleFunction;
import org.kernelscope.op.UpdateRule;

/** The rule that turns a gradient into a step. */
public enum Optimizer {
    /** Plain stochastic gradient descent: w ← w − η·g. */
    SGD("training.optimizer.sgd", 0.01, momentum -> new UpdateRule.Sgd()),
    /** With momentum: v ← μ·v + η·g, w ← w − v (B. Polyak, 1964). */
    MOMENTUM("training.optimizer.momentum", 0.01, UpdateRule.Momentum::new),
    /** Nesterov's accelerated gradient (I. Sutskever et al., ICML 2013). */
    NESTEROV("training.optimizer.nesterov", 0.01, UpdateRule.Nesterov::new),
    /** Adam (D. Kingma, J. Ba, ICLR 2015). */
    ADAM("training.optimizer.adam", 0.001, momentum -> UpdateRule.Adam.USUAL),
    /** RMSProp (T. Tieleman, G. Hinton, 2012). */
    RMSPROP("training.optimizer.rmsprop", 0.001, momentum -> UpdateRule.RmsProp.USUAL),
    /** AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 2011). */
    ADAGRAD("training.optimizer.adagrad", 0.01, momentum -> UpdateRule.AdaGrad.USUAL),
    /**
     * Stochastic diagonal Levenberg-Marquardt, with which the LeNet-5 of 1998 learned: w ← w − η/(μ
     * + h)·g, h the curvature of the loss along the weight and μ = {@value #DAMPING} (LeCun et al.
     * 1998, section III.C and appendix C).
     */
    LEVENBERG_MARQUARDT(
            "training.optimizer.levenbergMarquardt",
            0.001,
            momentum -> new UpdateRule.LevenbergMarquardt(Optimizer.DAMPING));

    /** μ, which keeps the steps of weights without curvature from growing beyond all bounds. */
    public static final double DAMPING = 0.02;

    private final String nameKey;
    private final double usualRate;
    private final DoubleFunction<UpdateRule> rule;

    Optimizer(String nameKey, double usualRate, DoubleFunction<UpdateRule> rule) {
        this.nameKey = nameKey;
        this.usualRate = usualRate;
        this.rule = rule;
    }

    /** The key of its name in the texts of the program. */
    public String nameKey() {
        return nameKey;
    }

    /** The learning rate η to begin with for a single step. */
    public double usualRate() {
        return usualRate;
    }

    /** The arithmetic, with the momentum μ if it uses one. */
    public UpdateRule rule(double momentum) {
        return rule.apply(momentum);
    }

    /** True if it uses μ. */
    public boolean hasMomentum() {
        return !rule(0).equals(rule(0.5));
    }

    /**
     * True if the curvature must be measured before the first step and before every epoch, for
     * {@link TrainingRun#useCurvature}.
     */
    public boolean needsCurvature() {
        return this == LEVENBERG_MARQUARDT;
    }
}
