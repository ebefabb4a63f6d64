package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;

/**
 * Which map matters most: every map of a network is silenced in turn, and the one without which
 * most digits are lost matters most. The trials are made by whoever has a network; this says which
 * are left, and ranks what came out. One thread.
 */
public final class Ablation {
    private static final Comparator<Result> WORST_FIRST =
            Comparator.comparingInt(Result::correct)
                    .thenComparingInt(Result::layer)
                    .thenComparingInt(Result::map);

    private final Model model;
    private final List<WeightEdit.Silence> trials = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    /**
     * What became of the network without a map.
     *
     * @param layer index of its layer
     * @param map which map, or unit
     * @param correct how many digits the network still read correctly
     */
    public record Result(int layer, int map, int correct) {}

    /** Will try all maps of these layers; layers without kernels have no maps of their own. */
    public Ablation(Model model, List<Layer> layers) {
        this.model = model;
        int last = model.architecture().layers().size() - 1;
        for (Layer layer : layers) {
            boolean hidden = layer.index() != last;
            int maps = Kernels.of(layer, model.weights()).map(Kernels::maps).orElse(0);
            for (int map = 0; hidden && map < maps; map++) {
                trials.add(new WeightEdit.Silence(layer.index(), map));
            }
        }
    }

    /** How many trials there are in all. */
    public int count() {
        return trials.size();
    }

    /** How many were made. */
    public int done() {
        return results.size();
    }

    /** The network with the next map silenced; only while there is a trial left. */
    public Model next() {
        WeightEdit.Silence trial = trials.get(results.size());
        try {
            return EditedNetwork.on(model).with(trial).model();
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes down how many digits the network of {@link #next} read correctly. */
    public void correct(int digits) {
        WeightEdit.Silence trial = trials.get(results.size());
        results.add(new Result(trial.layer(), trial.map(), digits));
    }

    /** What came out until now, the map that matters most first. */
    public List<Result> ranking() {
        return results.stream().sorted(WORST_FIRST).toList();
    }
}
