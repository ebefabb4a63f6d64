package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A normalisation: shifts and scales values to mean 0 and variance 1, then applies a learned gain
 * and shift for each map, and the activation. {@link NormalisationOp} has the formula and an
 * example. The output has the shape of the input.
 *
 * <p>Parameters: {@code name.weight} (the gain) and {@code name.bias} (the shift), one value for
 * each map. Batch normalisation also keeps the running averages {@code name.running_mean} and
 * {@code name.running_var}. The names are those of PyTorch's {@code BatchNorm2d}. The other kinds
 * compute mean and variance from the example, so each of their cells depends on all cells of its
 * set; {@link #window} reports only the one cell that is normalised.
 *
 * @param name the layer's name
 * @param kind the values that share a mean and a variance
 * @param groups number of groups of maps for {@link NormalisationKind#GROUP}; 1 for the others
 * @param activation f
 */
public record NormalisationSpec(
        String name, NormalisationKind kind, int groups, Activation activation)
        implements LayerSpec {
    private static final String GAIN = "weight";
    private static final String SHIFT = "bias";
    private static final String MEAN = "running_mean";
    private static final String VARIANCE = "running_var";

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.normalisation(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.NORMALISATION;
    }

    @Override
    public NormalisationSpec withName(String other) {
        return new NormalisationSpec(other, kind, groups, activation);
    }

    /** The same layer with another kind of normalisation and number of groups. */
    public NormalisationSpec withKind(NormalisationKind other, int otherGroups) {
        return new NormalisationSpec(name, other, otherGroups, activation);
    }

    @Override
    public NormalisationSpec withActivation(Activation other) {
        return new NormalisationSpec(name, kind, groups, other);
    }

    @Override
    public boolean hasActivation() {
        return true;
    }

    /** The arithmetic of the layer. */
    public NormalisationOp operation() {
        return new NormalisationOp(kind, groups);
    }

    /** The gains, {@code [map]}. */
    public Tensor gain(Weights weights) {
        return parameter(weights, GAIN);
    }

    /** The shifts, {@code [map]}. */
    public Tensor shift(Weights weights) {
        return parameter(weights, SHIFT);
    }

    private Tensor parameter(Weights weights, String what) {
        return weights.get(name + "." + what);
    }

    /**
     * The statistics that a trained network uses for one example: the running averages of batch
     * normalisation, else those of the example.
     *
     * @param example {@code 1 × map × row × column}
     */
    public NormalisationOp.Statistics statistics(Weights weights, Tensor example) {
        return kind == NormalisationKind.BATCH
                ? new NormalisationOp.Statistics(
                        parameter(weights, MEAN), parameter(weights, VARIANCE))
                : operation().statistics(example);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        int channels = input.channels();
        boolean divides = groups >= 1 && groups <= channels && channels % groups == 0;
        if (!divides || (kind != NormalisationKind.GROUP && groups != 1)) {
            throw new ArchitectureException("architecture.groups", name, groups, channels);
        }
        if (setSize(input) < 2) {
            throw new ArchitectureException("architecture.alone", name);
        }
        return input;
    }

    /** The number of values of one example that share a mean; unlimited over a batch. */
    private int setSize(Shape input) {
        return switch (kind) {
            case BATCH -> Integer.MAX_VALUE;
            case LAYER -> input.size();
            case INSTANCE -> input.plane();
            case GROUP -> input.size() / groups;
        };
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int channels = input.channels();
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(perMap(GAIN, channels, ParameterSpec.Role.GAIN, 1));
        parameters.add(perMap(SHIFT, channels, ParameterSpec.Role.SHIFT, 0));
        if (kind == NormalisationKind.BATCH) {
            parameters.add(perMap(MEAN, channels, ParameterSpec.Role.STATISTIC, 0));
            parameters.add(perMap(VARIANCE, channels, ParameterSpec.Role.STATISTIC, 1));
        }
        return List.copyOf(parameters);
    }

    private ParameterSpec perMap(String what, int channels, ParameterSpec.Role role, float start) {
        return ParameterSpec.perMap(name + "." + what, channels, role, 1, start);
    }

    @Override
    public Window window(Shape input) {
        return Window.of(1);
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return inputChannel == outputChannel;
    }

    @Override
    public Formula parameterFormula(Shape input) {
        return Formula.of(new Formula.Group(List.of(1), true, input.channels()));
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return LayerChecks.windows(Window.of(1), true, input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.size();
    }

    /**
     * {@code gain / √(variance + ε)} for batch normalisation. The variance of the other kinds
     * differs between examples; for them it is the gain alone.
     */
    @Override
    public LayerSpec.ConnectionWeights connectionWeights(Weights weights, Shape input) {
        Tensor gain = gain(weights);
        if (kind != NormalisationKind.BATCH) {
            return (from, to, u, v) -> gain.get(to);
        }
        Tensor variance = parameter(weights, VARIANCE);
        return (from, to, u, v) ->
                (float) (gain.get(to) / Math.sqrt(variance.get(to) + NormalisationKind.EPSILON));
    }
}
