package org.kernelscope.ui.state;

import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;

/** The names and formulas of activation functions. Any thread. */
public final class ActivationWords {
    private ActivationWords() {}

    /** The name: {@code scaled tanh}. */
    public static String name(Texts texts, Activation activation) {
        return switch (activation) {
            case IDENTITY -> texts.get("activation.identity");
            case RELU -> texts.get("activation.relu");
            case TANH -> texts.get("activation.tanh");
            case SIGMOID -> texts.get("activation.sigmoid");
            case LEAKY_RELU -> texts.get("activation.leakyRelu");
            case SCALED_TANH -> texts.get("activation.scaledTanh");
            case SWISH -> texts.get("activation.swish");
        };
    }

    /** The name in the description of a layer, where there is little space. */
    static String shortName(Texts texts, Activation activation) {
        return switch (activation) {
            case SCALED_TANH -> texts.get("activation.scaledTanh.short");
            case IDENTITY, RELU, TANH, SIGMOID, LEAKY_RELU, SWISH -> name(texts, activation);
        };
    }

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
