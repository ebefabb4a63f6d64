package org.kernelscope.engine.dl4j.stock;

import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/**
 * Networks with Deeplearning4j's own layers, for other programs, comparisons and benchmarks. {@link
 * StockLayers} says which layers it has.
 */
public final class StockConfigurations {
    private StockConfigurations() {}

    /**
     * Checks that Deeplearning4j has all layers of {@code architecture}.
     *
     * @throws UserFacingException if not; the message names the first layer that it lacks
     */
    public static void check(Architecture architecture) throws UserFacingException {
        for (Layer layer : architecture.layers()) {
            if (stock(layer).isEmpty()) {
                throw new UserFacingException("export.dl4j.layer", layer.name(), architecture.id());
            }
        }
    }

    /**
     * True if Deeplearning4j has all layers of {@code architecture} and trains them alike. Its
     * batch normalisation updates the running averages differently.
     */
    public static boolean has(Architecture architecture) {
        return architecture.layers().stream()
                .allMatch(
                        layer ->
                                stock(layer).isPresent()
                                        && layer.spec().layerKind() != LayerKind.NORMALISATION);
    }

    /** The index of each layer in the {@linkplain #of configuration}. */
    public static int[] places(Architecture architecture) {
        int[] places = new int[architecture.layers().size()];
        int place = 0;
        for (Layer layer : architecture.layers()) {
            places[layer.index()] = place;
            place += stock(layer).map(it -> it.layers().size()).orElse(1);
        }
        return places;
    }

    /**
     * The configuration of {@code architecture}.
     *
     * @throws IllegalArgumentException if Deeplearning4j lacks a layer
     */
    public static MultiLayerConfiguration of(Architecture architecture, UpdaterConfig learning) {
        NeuralNetConfiguration.ListBuilder list = learning.begin(WorkspaceMode.ENABLED);
        boolean units = false;
        int place = 0;
        for (Layer layer : architecture.layers()) {
            StockLayers.Stock stock =
                    layer.spec()
                            .accept(new StockLayers(layer, learning))
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "Deeplearning4j has no " + layer.spec()));
            Optional<InputPreProcessor> reshaping = reshaping(layer, units, stock.array());
            if (reshaping.isPresent()) {
                list.inputPreProcessor(place, reshaping.get());
            }
            units =
                    switch (stock.array()) {
                        case UNITS -> true;
                        case MAPS -> false;
                        case ANY -> units;
                    };
            for (org.deeplearning4j.nn.conf.layers.Layer each : stock.layers()) {
                list.layer(each);
                place++;
            }
        }
        return list.build();
    }

    private static Optional<StockLayers.Stock> stock(Layer layer) {
        return layer.spec().accept(new StockLayers(layer, UpdaterConfig.NONE));
    }

    /**
     * The change of shape before a layer: maps are flattened before a layer of units, and units
     * become maps of one cell before a layer of maps. The input is a map.
     *
     * @param unitsBelow true if the output below is {@code [example, unit]}
     */
    private static Optional<InputPreProcessor> reshaping(
            Layer layer, boolean unitsBelow, StockLayers.Array array) {
        Shape in = layer.inputShape();
        if (array == StockLayers.Array.UNITS && !unitsBelow) {
            return Optional.of(
                    new CnnToFeedForwardPreProcessor(in.rows(), in.columns(), in.channels()));
        }
        if (array == StockLayers.Array.MAPS && unitsBelow) {
            return Optional.of(
                    new FeedForwardToCnnPreProcessor(in.rows(), in.columns(), in.channels()));
        }
        return Optional.empty();
    }
}
