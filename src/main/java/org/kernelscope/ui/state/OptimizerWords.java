package org.kernelscope.ui.state;

import org.kernelscope.engine.Optimizer;
import org.kernelscope.text.Texts;

/** The names of optimizers. Stateless. */
public final class OptimizerWords {
    private OptimizerWords() {}

    /** The name of an optimizer. */
    public static String name(Texts texts, Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "SGD";
            case MOMENTUM -> texts.get("training.optimizer.momentum");
            case NESTEROV -> "Nesterov";
            case ADAM -> "Adam";
            case RMSPROP -> "RMSProp";
            case ADAGRAD -> "AdaGrad";
            case LEVENBERG_MARQUARDT -> texts.get("training.optimizer.diagonal");
        };
    }
}
