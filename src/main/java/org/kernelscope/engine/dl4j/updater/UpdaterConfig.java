package org.kernelscope.engine.dl4j.updater;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.kernelscope.engine.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The settings of a Deeplearning4j network besides its architecture.
 *
 * @param type the type of all values
 * @param updater turns a gradient into a step
 * @param decay the weight decay of each layer; empty for none
 * @param loss the loss that training minimises
 * @param seed the seed of the random choices in training; the initial weights come from outside
 */
public record UpdaterConfig(
        DataType type, IUpdater updater, List<Regularization> decay, Loss loss, long seed) {
    public UpdaterConfig {
        decay = List.copyOf(decay);
    }

    /** For a network that only runs. */
    public static final UpdaterConfig NONE =
            new UpdaterConfig(DataType.FLOAT, new NoOp(), List.of(), Loss.CROSS_ENTROPY, 0);

    /** Begins a configuration with the settings that all layers share. */
    public NeuralNetConfiguration.ListBuilder begin(WorkspaceMode mode) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .updater(updater)
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode)
                .list();
    }

    /**
     * Sets the weight decay of one layer. Deeplearning4j applies it twice if it is set for the
     * whole network.
     */
    public <B extends BaseLayer.Builder<B>> B decaying(B builder) {
        if (!decay.isEmpty()) {
            builder.regularization(decay);
        }
        return builder;
    }
}
