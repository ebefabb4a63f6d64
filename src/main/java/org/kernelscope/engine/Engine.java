package org.kernelscope.engine;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;

/**
 * Opens networks. The first call loads the native library, which may take seconds; it must not run
 * on the JavaFX thread.
 */
public interface Engine {
    /** A network with these weights; it belongs to the calling thread. */
    Network open(Architecture architecture, Weights weights);

    /** Fresh weights drawn from {@code seed}: the same seed, the same weights. */
    Weights initialWeights(Architecture architecture, long seed);

    /** The libraries that compute, for the About box and the benchmarks. */
    EngineInfo info();
}
