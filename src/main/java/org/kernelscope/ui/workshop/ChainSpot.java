package org.kernelscope.ui.workshop;

import org.kernelscope.workshop.Chain;

/**
 * A place of the chain.
 *
 * @param kernel true for a weight, false for a cell of a map
 * @param layer number of the window from 0; of maps, 0 is the input
 * @param index flat index in the kernel or in the drawn maps
 */
record ChainSpot(boolean kernel, int layer, int index) {
    /** True for what the pen can write. */
    boolean isWritable() {
        return kernel || layer == 0;
    }

    /** True if a place that the pen can write is in a chain. */
    boolean isIn(Chain chain) {
        int size =
                !kernel
                        ? chain.map().size()
                        : layer < chain.kinds().size() && chain.kinds().get(layer).hasWeights()
                                ? chain.kernels().get(layer).size()
                                : 0;
        return index >= 0 && index < size;
    }
}
