package org.kernelscope.engine;

/** How a gradient becomes a step. */
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
    ADAGRAD
}
