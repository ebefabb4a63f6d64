package org.kernelscope.engine.dl4j;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.tensor.Shape;

/** The change from maps to units that Deeplearning4j's own layers want to be told. */
final class Flattening {
    private Flattening() {}

    /**
     * What stands before {@code layer}: maps are flattened before a layer of units, units become
     * maps of one cell before a layer of maps. The input is a map; a chain of units needs nothing.
     *
     * @param unitsBelow whether the layer below hands on units, not maps
     */
    static Optional<InputPreProcessor> before(Layer layer, boolean unitsBelow) {
        boolean units = isUnits(layer);
        Shape in = layer.inputShape();
        if (units && !unitsBelow) {
            return Optional.of(
                    new CnnToFeedForwardPreProcessor(in.rows(), in.columns(), in.channels()));
        }
        if (!units && unitsBelow) {
            return Optional.of(
                    new FeedForwardToCnnPreProcessor(in.rows(), in.columns(), in.channels()));
        }
        return Optional.empty();
    }

    /** Whether the layer's own array is {@code [example, unit]}. */
    static boolean isUnits(Layer layer) {
        return layer.spec() instanceof DenseSpec || layer.spec() instanceof OutputSpec;
    }
}
