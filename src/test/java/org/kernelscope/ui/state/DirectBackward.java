package org.kernelscope.ui.state;

import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;

/** Backward mode that answers at once, on the calling thread. */
public final class DirectBackward {
    private DirectBackward() {}

    /** Backward mode of {@code network}. */
    public static BackwardModel of(NetworkModel network) {
        AnalysisExecutor analyses =
                new AnalysisExecutor(
                        Runnable::run,
                        Runnable::run,
                        Dl4jEngine::new,
                        () -> Mnist.inside().test(),
                        new Notices());
        return new BackwardModel(network, new LossChoice(), analyses);
    }
}
