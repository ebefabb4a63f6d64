package org.kernelscope.network;

import java.util.List;
import org.kernelscope.tensor.Shape;

/**
 * A tensor of numbers that a layer owns.
 *
 * @param name as PyTorch's {@code state_dict} names it: {@code C1.weight}, {@code C1.bias}
 * @param shape as PyTorch lays it out: {@code [out, in, row, column]} for a kernel bank, {@code
 *     [kernel, row, column]} for one with a {@link ConnectionTable}, {@code [out, in]} for a dense
 *     layer, {@code [out]} for one number a map or unit
 * @param role what the numbers do
 * @param fansIn how many inputs a unit sums, which scales its initial weights: one number if all
 *     units are alike, else one for each block along the first axis
 * @param fanOut how many units one input feeds (Glorot's fan-out); the mean if inputs differ
 * @param start what the numbers are before training, where they are not drawn at random
 */
public record ParameterSpec(
        String name, Shape shape, Role role, List<Integer> fansIn, int fanOut, float start) {
    /** What the numbers of a tensor do. */
    public enum Role {
        /** A value is multiplied with it, and the products are added. */
        WEIGHT,
        /** Is added to a sum; one for each map or unit. */
        BIAS,
        /** A whole sum is multiplied with it, as in the subsampling of 1998; one for each map. */
        COEFFICIENT,
        /** A normalised value is multiplied with it; one for each map. */
        GAIN,
        /** Is added to a normalised value; one for each map. */
        SHIFT,
        /** Kept from training to be used afterwards: saved, but not trained and not counted. */
        STATISTIC
    }

    public ParameterSpec {
        fansIn = List.copyOf(fansIn);
    }

    /** Weights whose units all sum {@code fanIn} inputs. */
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

    /** One number for each of {@code channels} maps, each on its own. */
    static ParameterSpec perMap(String name, int channels, Role role, int fanIn, float start) {
        return new ParameterSpec(name, Shape.of(channels), role, List.of(fanIn), 1, start);
    }

    /** Whether this is a bias: one number a unit. */
    public boolean isBias() {
        return role == Role.BIAS;
    }

    /** Whether training changes it by its gradient, and the parameter count counts it. */
    public boolean isTrained() {
        return role != Role.STATISTIC;
    }

    /** How many inputs a unit sums; the most, if units differ. */
    public int fanIn() {
        return fansIn.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** How many inputs the unit sums to which block {@code index} along the first axis belongs. */
    public int fanIn(int index) {
        return fansIn.size() == 1 ? fansIn.get(0) : fansIn.get(index);
    }
}
