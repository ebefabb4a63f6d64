package org.kernelscope.network;

/** How strongly the cells below feed the cells of a layer. */
@FunctionalInterface
public interface ConnectionWeights {
    /** Every value is taken as it is. */
    ConnectionWeights ONE = (from, to, u, v) -> 1;

    /**
     * What a value is multiplied with.
     *
     * @param from the map below
     * @param to the map of the layer
     * @param u row of the tap in the window
     * @param v column of the tap in the window
     */
    float of(int from, int to, int u, int v);
}
