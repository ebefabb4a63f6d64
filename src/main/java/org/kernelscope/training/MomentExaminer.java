package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Digits;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;

/**
 * Sees how the layers of a network were doing at a moment that is kept: its weights, and what it
 * makes of the probe digits. Gradients and steps are not kept, so nothing is said of them. Belongs
 * to the thread that uses it first.
 */
public final class MomentExaminer implements AutoCloseable {
    private final Engine engine;
    private @Nullable Network network;

    /** One that opens its network in {@code engine}. */
    public MomentExaminer(Engine engine) {
        this.engine = engine;
    }

    /**
     * Looks at a moment.
     *
     * @param test the test digits, of which a few are the probe
     */
    public Diagnostics look(Architecture architecture, Moment moment, Digits test) {
        Network shown = network(architecture, moment);
        List<Activations> probe = new ArrayList<>();
        for (int index : Observer.probe(test)) {
            probe.add(shown.forward(architecture.input().encode(test.ink(index))));
        }
        Observation observation =
                new Observation(architecture, moment, Map.of(), Map.of(), test, false, true);
        return LayerExamination.of(observation, probe);
    }

    private Network network(Architecture architecture, Moment moment) {
        Network open = network;
        if (open != null && open.architecture().equals(architecture)) {
            open.load(moment.weights());
            return open;
        }
        close();
        Network fresh = engine.open(architecture, moment.weights());
        network = fresh;
        return fresh;
    }

    @Override
    public void close() {
        Network open = network;
        if (open != null) {
            network = null;
            open.close();
        }
    }
}
