package org.kernelscope.training.record;

import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;

/** The beginning of a training. Immutable; any thread. */
public sealed interface RunStart {
    /** The network. */
    Architecture architecture();

    /**
     * Its first weights.
     *
     * @param seed of those that are drawn
     */
    Weights weights(Engine engine, long seed);

    /** Weights drawn from the seed: a network that knows nothing. */
    record Fresh(Architecture architecture) implements RunStart {
        @Override
        public Weights weights(Engine engine, long seed) {
            return engine.initialWeights(architecture, seed);
        }
    }

    /** The weights of a network that has learned before; what its optimizer knew is not known. */
    record Trained(Model model) implements RunStart {
        @Override
        public Architecture architecture() {
            return model.architecture();
        }

        @Override
        public Weights weights(Engine engine, long seed) {
            return model.weights();
        }
    }

    /**
     * A checkpoint of a run that was kept: what came before it is taken over, so that both runs lie
     * on one chart. What the optimizer remembered at that checkpoint is not kept; it begins anew.
     *
     * @param run the other run
     * @param checkpoint one of its checkpoints; the first is a rewind to the very beginning
     */
    record Rewound(RunRecord run, Checkpoint checkpoint) implements RunStart {
        @Override
        public Architecture architecture() {
            return run.architecture();
        }

        @Override
        public Weights weights(Engine engine, long seed) {
            return checkpoint.weights();
        }
    }
}
