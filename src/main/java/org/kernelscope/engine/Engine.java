package org.kernelscope.engine;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;

/**
 * Where networks come from. The first call loads the native library, which may take seconds: never
 * on a thread that somebody looks at.
 */
public interface Engine {
    /** A network with these weights; it belongs to the calling thread. */
    Network open(Architecture architecture, Weights weights);

    /** Fresh weights drawn from {@code seed}: the same seed, the same weights. */
    Weights initialWeights(Architecture architecture, long seed);

    /** What does the computing: for the About box and the benchmarks. */
    EngineInfo info();
}
