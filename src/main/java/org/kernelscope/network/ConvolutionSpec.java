package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * A convolution: every map is the sum, over the maps of the layer below, of that map slid over by a
 * kernel of its own, plus one bias, through the activation.
 *
 * <p>{@code y[o,r,c] = f(b[o] + Σ_i Σ_u Σ_v w[o,i,u,v] · x[i, r·stride − padding + u·dilation,
 * c·stride − padding + v·dilation])} (as everywhere in deep learning, a cross-correlation: the
 * kernel is not mirrored), where i goes over the maps that the table connects with o.
 *
 * <p>Fully connected, the weights are {@code [out, in, row, column]}; with a table, {@code [kernel,
 * row, column]} in the order map, then input: the other kernels do not exist.
 *
 * @param name the layer's name
 * @param maps number of feature maps that it makes
 * @param window kernel size, stride, padding and dilation
 * @param table which maps below feed which map
 * @param activation f
 */
public record ConvolutionSpec(
        String name, int maps, Window window, ConnectionTable table, Activation activation)
        implements LayerSpec {
    /** A convolution whose maps are made from all maps below. */
    public ConvolutionSpec(String name, int maps, Window window, Activation activation) {
        this(name, maps, window, ConnectionTable.FULL, activation);
    }

    @Override
    public LayerSpec withName(String other) {
        return new ConvolutionSpec(other, maps, window, table, activation);
    }

    @Override
    public LayerSpec withActivation(Activation other) {
        return new ConvolutionSpec(name, maps, window, table, other);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        Shape output = LayerChecks.slide(name, maps, window, input);
        table.check(name, input.channels(), maps);
        return output;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int size = window.size();
        int taps = size * size;
        int channels = input.channels();
        ParameterSpec weight;
        if (table.isFull()) {
            weight =
                    ParameterSpec.weight(
                            name,
                            Shape.of(maps, channels, size, size),
                            channels * taps,
                            maps * taps);
        } else {
            int kernels = Math.toIntExact(table.kernels(channels, maps));
            weight =
                    new ParameterSpec(
                            name + ".weight",
                            Shape.of(kernels, size, size),
                            ParameterSpec.Role.WEIGHT,
                            fansIn(taps),
                            Math.max(1, Math.round(kernels * (float) taps / channels)),
                            0);
        }
        return List.of(weight, ParameterSpec.bias(name, maps, weight));
    }

    /** For each kernel of the table, how many inputs its map sums. */
    private List<Integer> fansIn(int taps) {
        List<Integer> fans = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            int inputs = table.inputsOf(map, 0);
            for (int i = 0; i < inputs; i++) {
                fans.add(inputs * taps);
            }
        }
        return fans;
    }

    @Override
    public Window window(Shape input) {
        return window;
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return table.connects(inputChannel, outputChannel);
    }

    @Override
    public int kernelIndex(int inputChannel, int outputChannel, Shape input) {
        return table.index(inputChannel, outputChannel, input.channels());
    }

    @Override
    public Formula parameterFormula(Shape input) {
        List<Formula.Group> groups = new ArrayList<>();
        if (table.isFull()) {
            groups.add(group(input.channels(), maps));
        } else {
            table.groups().forEach(alike -> groups.add(group(alike.inputs(), alike.maps())));
        }
        return new Formula(groups, List.of());
    }

    private Formula.Group group(int channels, int alike) {
        return new Formula.Group(List.of(window.size(), window.size(), channels), true, alike);
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return parameterFormula(input)
                .perCell(window.outputs(input.rows()), window.outputs(input.columns()));
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        long taps = (long) window.size() * window.size();
        return table.kernels(input.channels(), maps) * taps * plane(input);
    }

    private long plane(Shape input) {
        return (long) window.outputs(input.rows()) * window.outputs(input.columns());
    }
}
