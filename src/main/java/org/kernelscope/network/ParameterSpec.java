package org.kernelscope.network;

import java.util.List;
import org.kernelscope.tensor.Shape;

/**
 * A parameter tensor of a layer.
 *
 * @param name as in PyTorch's {@code state_dict}: {@code C1.weight}, {@code C1.bias}
 * @param shape as in PyTorch: {@code [out, in, row, column]} for a kernel bank, {@code [kernel,
 *     row, column]} for one with a {@link ConnectionTable}, {@code [out, in]} for a dense layer,
 *     {@code [out]} for one value for each map or unit
 * @param role the role of the values
 * @param fansIn the number of inputs that a unit sums, which scales its initial weights; one value
 *     if all units are alike, else one for each block along the first axis
 * @param fanOut the number of units that one input feeds (Glorot's fan-out); the mean if inputs
 *     differ
 * @param start the initial value, unless it is drawn at random
 */
public record ParameterSpec(
        String name, Shape shape, Role role, List<Integer> fansIn, int fanOut, float start) {
    /** The role of a tensor's values. */
    public enum Role {
        /** Multiplies a value; the products are added. */
        WEIGHT,
        /** Is added to a sum; one for each map or unit. */
        BIAS,
        /** Multiplies a whole sum, as in the subsampling of 1998; one for each map. */
        COEFFICIENT,
        /** Multiplies a normalised value; one for each map. */
        GAIN,
        /** Is added to a normalised value; one for each map. */
        SHIFT,
        /** A running average from training: saved, but neither trained nor counted. */
        STATISTIC
    }

    public ParameterSpec {
        fansIn = List.copyOf(fansIn);
    }

    /** Weights of units that all sum {@code fanIn} inputs. */
    static ParameterSpec weight(String layer, Shape shape, int fanIn, int fanOut) {
        return new ParameterSpec(layer + ".weight", shape, Role.WEIGHT, List.of(fanIn), fanOut, 0);
    }

    /** The biases that belong to {@code weight}: one for each of {@code units}. */
    static ParameterSpec bias(String layer, int units, ParameterSpec weight) {
        return new ParameterSpec(
                layer + ".bias",
                Shape.of(units),
                Role.BIAS,
                List.of(weight.fanIn()),
                weight.fanOut,
                0);
    }

    /** One value for each of {@code channels} maps. */
    static ParameterSpec perMap(String name, int channels, Role role, int fanIn, float start) {
        return new ParameterSpec(name, Shape.of(channels), role, List.of(fanIn), 1, start);
    }

    /**
     * The name of this tensor in files of version 0.1.0 and older, which did not use PyTorch's
     * names for normalisation: {@code gain, shift, mean, variance}.
     */
    String formerName() {
        String layer = name.substring(0, name.lastIndexOf('.') + 1);
        return switch (role) {
            case WEIGHT, BIAS, COEFFICIENT -> name;
            case GAIN -> layer + "gain";
            case SHIFT -> layer + "shift";
            case STATISTIC -> name.endsWith("mean") ? layer + "mean" : layer + "variance";
        };
    }

    /** True for biases. */
    public boolean isBias() {
        return role == Role.BIAS;
    }

    /** True if training changes the values and the parameter count includes them. */
    public boolean isTrained() {
        return role != Role.STATISTIC;
    }

    /** The number of inputs that a unit sums; the largest, if units differ. */
    public int fanIn() {
        return fansIn.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /**
     * The number of inputs of the unit that block {@code index} along the first axis belongs to.
     */
    public int fanIn(int index) {
        return fansIn.size() == 1 ? fansIn.get(0) : fansIn.get(index);
    }
}
