package org.kernelscope.ui.control;

import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;

/** The formulas of activation functions as text. */
public final class ActivationFormulas {
    private ActivationFormulas() {}

    /** The name with the formula: {@code ReLU: max(0, z)}. */
    public static String formula(Texts texts, Activation activation) {
        return switch (activation) {
            case IDENTITY -> texts.get("card.activation.identity");
            case RELU -> texts.get("card.activation.relu");
            case TANH -> texts.get("card.activation.tanh");
            case SIGMOID -> texts.get("card.activation.sigmoid");
            case LEAKY_RELU -> texts.get("card.activation.leakyRelu");
            case SCALED_TANH -> texts.get("card.activation.scaledTanh");
            case SWISH -> texts.get("card.activation.swish");
        };
    }
}
