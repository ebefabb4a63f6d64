package org.kernelscope.engine;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;

/** An engine that can also teach networks. */
public interface TrainingEngine extends Engine {
    /**
     * A run that trains a network from {@code start} on; it belongs to the calling thread.
     *
     * @param start for example {@link #initialWeights}
     * @throws IllegalArgumentException if the loss does not {@linkplain Loss#suits suit} the
     *     architecture
     */
    TrainingRun train(Architecture architecture, Weights start, TrainingSettings settings);
}
