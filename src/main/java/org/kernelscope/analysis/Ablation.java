package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;

/**
 * Ranks the maps of a network by ablation: each is turned off in turn, and the accuracy that is
 * lost is its importance. The caller runs the trials; this class lists those that are left and
 * ranks the results. One thread.
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
     * The result of the network without a map.
     *
     * @param layer index of its layer
     * @param map the map, or unit
     * @param correct number of correct predictions
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

    /** The number of all trials. */
    public int count() {
        return trials.size();
    }

    /** The number of finished trials. */
    public int done() {
        return results.size();
    }

    /** The network with the next map silenced; only while there is a trial left. */
    public Model next() {
        WeightEdit.Silence trial = trials.get(results.size());
        try {
            return EditedNetwork.unedited(model).with(trial).model();
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes down how many digits the network of {@link #next} read correctly. */
    public void correct(int digits) {
        WeightEdit.Silence trial = trials.get(results.size());
        results.add(new Result(trial.layer(), trial.map(), digits));
    }

    /** The results so far, the most important map first. */
    public List<Result> ranking() {
        return results.stream().sorted(WORST_FIRST).toList();
    }
}
