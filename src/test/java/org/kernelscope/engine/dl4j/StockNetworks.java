package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks of Deeplearning4j's own layers, for comparison. */
final class StockNetworks {
    private StockNetworks() {}

    /**
     * Frees the parameters and gradients of a network. Its own {@code close()} also collects the
     * whole heap twice, to free workspaces that the thread's next network uses again.
     */
    static void free(MultiLayerNetwork network) {
        free(network.params());
        INDArray gradients = network.getFlattenedGradients();
        if (gradients != null) {
            free(gradients);
        }
    }

    private static void free(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }
}
