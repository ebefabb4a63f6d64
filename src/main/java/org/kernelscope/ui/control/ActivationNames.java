package org.kernelscope.ui.control;

import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;

/** What activation functions are called and how they are written. Any thread. */
public final class ActivationNames {
    private ActivationNames() {}

    /** The name: {@code ReLU}. */
    public static String name(Texts texts, Activation activation) {
        return switch (activation) {
            case IDENTITY -> texts.get("activation.identity");
            case RELU -> texts.get("activation.relu");
            case TANH -> texts.get("activation.tanh");
            case SIGMOID -> texts.get("activation.sigmoid");
        };
    }

    /** The name with the formula: {@code ReLU: max(0, z)}. */
    public static String formula(Texts texts, Activation activation) {
        return switch (activation) {
            case IDENTITY -> texts.get("card.activation.identity");
            case RELU -> texts.get("card.activation.relu");
            case TANH -> texts.get("card.activation.tanh");
            case SIGMOID -> texts.get("card.activation.sigmoid");
        };
    }
}
