package org.kernelscope.network;

import java.util.Optional;
import java.util.OptionalInt;
import org.kernelscope.op.NormalisationKind;

/** The whole numbers of a layer that can be changed one by one. */
public enum LayerParameterField {
    /** Feature maps of a convolution. */
    MAPS,
    /** Rows and columns of a window. */
    SIZE,
    /** Step between windows. */
    STRIDE,
    /** Cells added on each side. */
    PADDING,
    /** Distance between the taps of a kernel. */
    DILATION,
    /** Units of a dense layer. */
    UNITS,
    /** Groups of a group normalisation. */
    GROUPS,
    /** Classes of a softmax output. */
    CLASSES;

    /** The number as it is in {@code spec}; empty if a layer of that kind has none. */
    public OptionalInt of(LayerSpec spec) {
        Optional<Window> window = window(spec);
        return switch (this) {
            case MAPS ->
                    spec instanceof ConvolutionSpec it
                            ? OptionalInt.of(it.maps())
                            : OptionalInt.empty();
            case SIZE -> boxed(window.map(Window::size));
            case STRIDE -> boxed(window.map(Window::stride));
            case PADDING -> boxed(window.map(Window::padding));
            case DILATION ->
                    spec instanceof ConvolutionSpec it
                            ? OptionalInt.of(it.window().dilation())
                            : OptionalInt.empty();
            case UNITS ->
                    spec instanceof DenseSpec it ? OptionalInt.of(it.units()) : OptionalInt.empty();
            case GROUPS ->
                    spec instanceof NormalisationSpec it && it.kind() == NormalisationKind.GROUP
                            ? OptionalInt.of(it.groups())
                            : OptionalInt.empty();
            case CLASSES ->
                    spec instanceof OutputSpec it
                            ? OptionalInt.of(it.classes())
                            : OptionalInt.empty();
        };
    }

    /**
     * {@code spec} with another number, possible or not. A pooling whose stride is its size keeps
     * that; a connection table follows the number of maps.
     *
     * @throws IllegalArgumentException if a layer of that kind has no such number
     */
    public LayerSpec with(LayerSpec spec, int value) {
        if (of(spec).isEmpty()) {
            throw new IllegalArgumentException("no " + this + " in " + spec);
        }
        return switch (this) {
            case MAPS -> {
                ConvolutionSpec it = (ConvolutionSpec) spec;
                yield new ConvolutionSpec(
                        it.name(), value, it.window(), it.table().resized(value), it.activation());
            }
            case UNITS -> new DenseSpec(spec.name(), value, spec.activation());
            case GROUPS ->
                    new NormalisationSpec(
                            spec.name(),
                            ((NormalisationSpec) spec).kind(),
                            value,
                            spec.activation());
            case CLASSES -> new OutputSpec(spec.name(), value);
            case SIZE, STRIDE, PADDING, DILATION ->
                    with(spec, changed(window(spec).orElseThrow(), value, spec));
        };
    }

    private Window changed(Window old, int value, LayerSpec spec) {
        boolean side = !(spec instanceof ConvolutionSpec) && old.stride() == old.size();
        return switch (this) {
            case SIZE ->
                    new Window(value, side ? value : old.stride(), old.padding(), old.dilation());
            case STRIDE -> new Window(old.size(), value, old.padding(), old.dilation());
            case PADDING -> new Window(old.size(), old.stride(), value, old.dilation());
            default -> new Window(old.size(), old.stride(), old.padding(), value);
        };
    }

    private static LayerSpec with(LayerSpec spec, Window window) {
        if (spec instanceof ConvolutionSpec it) {
            return new ConvolutionSpec(it.name(), it.maps(), window, it.table(), it.activation());
        }
        return spec instanceof PoolingSpec it
                ? new PoolingSpec(it.name(), it.pool(), window)
                : new SubsamplingSpec(spec.name(), window, spec.activation());
    }

    /** The window that slides over the maps of {@code spec}, if it has one of its own. */
    private static Optional<Window> window(LayerSpec spec) {
        if (spec instanceof ConvolutionSpec it) {
            return Optional.of(it.window());
        }
        if (spec instanceof PoolingSpec it) {
            return Optional.of(it.window());
        }
        return spec instanceof SubsamplingSpec it ? Optional.of(it.window()) : Optional.empty();
    }

    private static OptionalInt boxed(Optional<Integer> number) {
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }
}
