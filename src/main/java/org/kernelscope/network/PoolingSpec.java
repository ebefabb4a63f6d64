package org.kernelscope.network;

import java.util.Optional;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Shape;

/**
 * Pooling: makes each map smaller by reducing each window to one value. A window as large as the
 * map leaves one value for each map: global pooling. {@link Pooling} has the formula and an
 * example. No parameters.
 *
 * @param name the layer's name
 * @param pool the reduction of a window
 * @param window window size, stride and padding; no dilation
 */
public record PoolingSpec(String name, PoolKind pool, Window window) implements ParameterlessSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pooling(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.POOLING;
    }

    @Override
    public PoolingSpec withName(String other) {
        return new PoolingSpec(other, pool, window);
    }

    /** The same layer with another kind of pooling. */
    public PoolingSpec withPool(PoolKind other) {
        return new PoolingSpec(name, other, window);
    }

    /** The same layer with another window. */
    public PoolingSpec withWindow(Window other) {
        return new PoolingSpec(name, pool, other);
    }

    /** The arithmetic of the layer. */
    public Pooling operation() {
        return new Pooling(
                pool, window.size(), window.stride(), window.padding(), window.dilation());
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return LayerChecks.slide(name, input.channels(), window, input);
    }

    @Override
    public Window window(Shape input) {
        return window;
    }

    @Override
    public Optional<Window> slidingWindow() {
        return Optional.of(window);
    }
}
