package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A normalisation: values are brought to mean 0 and variance 1, then every map gets a gain and a
 * shift that are learnt: {@code y = f(gain[c] · (x − mean) / √(variance + ε) + shift[c])}.
 *
 * <p>Batch normalisation keeps {@code name.mean} and {@code name.variance} from training. The
 * others take mean and variance from the example itself, so that strictly each of their cells sees
 * all the cells that are normalised together; its window is the one cell that it is made from.
 *
 * @param name the layer's name
 * @param kind over what is normalised
 * @param groups into how many groups {@link NormalisationKind#GROUP} divides the maps; 1 for the
 *     others
 * @param activation f
 */
public record NormalisationSpec(
        String name, NormalisationKind kind, int groups, Activation activation)
        implements LayerSpec {
    @Override
    public LayerSpec withName(String other) {
        return new NormalisationSpec(other, kind, groups, activation);
    }

    @Override
    public LayerSpec withActivation(Activation other) {
        return new NormalisationSpec(name, kind, groups, other);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        int channels = input.channels();
        boolean divides = groups >= 1 && groups <= channels && channels % groups == 0;
        if (!divides || (kind != NormalisationKind.GROUP && groups != 1)) {
            throw new ArchitectureException("architecture.groups", name, groups, channels);
        }
        if (together(input) < 2) {
            throw new ArchitectureException("architecture.alone", name);
        }
        return input;
    }

    /** How many values of one example share a mean; a batch has more examples. */
    private int together(Shape input) {
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
        parameters.add(perMap("gain", channels, ParameterSpec.Role.GAIN, 1));
        parameters.add(perMap("shift", channels, ParameterSpec.Role.SHIFT, 0));
        if (kind == NormalisationKind.BATCH) {
            parameters.add(perMap("mean", channels, ParameterSpec.Role.STATISTIC, 0));
            parameters.add(perMap("variance", channels, ParameterSpec.Role.STATISTIC, 1));
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
     * What a value is multiplied with: of a batch normalisation {@code gain / √(variance + ε)}; of
     * the others the gain alone, since their variance is another for each example.
     */
    @Override
    public ConnectionWeights strength(Weights weights, Shape input) {
        Tensor gain = weights.get(name + ".gain");
        if (kind != NormalisationKind.BATCH) {
            return (from, to, u, v) -> gain.get(to);
        }
        Tensor variance = weights.get(name + ".variance");
        return (from, to, u, v) ->
                (float) (gain.get(to) / Math.sqrt(variance.get(to) + NormalisationKind.EPSILON));
    }
}
