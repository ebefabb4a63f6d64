package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Shape;

/**
 * A convolution: each map is the sum of the connected maps below, each convolved with a kernel of
 * its own, plus one bias, through the activation. {@link Convolution} has the formula and an
 * example.
 *
 * <p>Parameters: {@code name.weight} and {@code name.bias}. Fully connected, the weights are {@code
 * [out, in, row, column]}. With a connection table they are {@code [kernel, row, column]} in the
 * order of the maps and, within a map, of its inputs; the other kernels do not exist.
 *
 * <p>Example: 6 maps, 5×5, on one input map of 32×32: output {@code 6×28×28}, {@code (5·5·1 + 1) ·
 * 6 = 156} parameters.
 *
 * @param name the layer's name
 * @param maps number of feature maps
 * @param window kernel size, stride, padding and dilation
 * @param table the maps below that feed each map
 * @param activation f
 */
public record ConvolutionSpec(
        String name, int maps, Window window, ConnectionTable table, Activation activation)
        implements LayerSpec {
    /** A convolution in which every map below feeds every map. */
    public ConvolutionSpec(String name, int maps, Window window, Activation activation) {
        this(name, maps, window, ConnectionTable.FULL, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.convolution(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.CONVOLUTION;
    }

    @Override
    public ConvolutionSpec withName(String other) {
        return new ConvolutionSpec(other, maps, window, table, activation);
    }

    /** The same layer with another number of maps; a connection table is resized. */
    public ConvolutionSpec withMaps(int other) {
        return new ConvolutionSpec(name, other, window, table.resized(other), activation);
    }

    /** The same layer with another window. */
    public ConvolutionSpec withWindow(Window other) {
        return new ConvolutionSpec(name, maps, other, table, activation);
    }

    /** The same layer with another connection table. */
    public ConvolutionSpec withTable(ConnectionTable other) {
        return new ConvolutionSpec(name, maps, window, other, activation);
    }

    @Override
    public ConvolutionSpec withActivation(Activation other) {
        return new ConvolutionSpec(name, maps, window, table, other);
    }

    @Override
    public boolean hasActivation() {
        return true;
    }

    /** The arithmetic of the kernels; with a connection table, of each map's own kernels. */
    public Convolution operation() {
        return new Convolution(window.stride(), window.padding(), window.dilation());
    }

    /** The arithmetic of a layer that {@link #hasConnectionTable}. */
    public TableConvolution tableOperation() {
        return new TableConvolution(operation(), table.inputs());
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

    /** For each kernel of the table, the number of inputs that its map sums. */
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
    public Optional<Window> slidingWindow() {
        return Optional.of(window);
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return table.connects(inputChannel, outputChannel);
    }

    @Override
    public boolean hasConnectionTable() {
        return !table.isFull();
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
