package org.kernelscope.network;

/** The weights of the connections from the cells below to the cells of a layer. */
@FunctionalInterface
public interface ConnectionWeights {
    /** Every value counts as it is. */
    ConnectionWeights ONE = (from, to, u, v) -> 1;

    /**
     * The factor of one value.
     *
     * @param from the map below
     * @param to the map of the layer
     * @param u row of the tap in the window
     * @param v column of the tap in the window
     */
    float of(int from, int to, int u, int v);
}
