package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Weights;

/**
 * A network and what was changed in it by hand, one edit after the other. Immutable: every edit
 * makes another value, so undo returns to the previous one. Any thread.
 */
public final class EditedNetwork {
    /** The metadata that hold only for the trained weights. */
    private static final String MEASURED = "accuracy.";

    /** Under this name a changed model says how many edits were made. */
    public static final String METADATA = "edits.byHand";

    private final Model base;
    private final List<WeightEdit> edits;
    private final Model model;

    private EditedNetwork(Model base, List<WeightEdit> edits, Model model) {
        this.base = base;
        this.edits = List.copyOf(edits);
        this.model = model;
    }

    /** Nothing is changed yet. */
    public static EditedNetwork unedited(Model base) {
        return new EditedNetwork(base, List.of(), base);
    }

    /**
     * The same with one more edit.
     *
     * @throws ArchitectureException if a number is not finite
     * @throws IllegalArgumentException if the network has no such kernel or map
     */
    public EditedNetwork with(WeightEdit edit) throws ArchitectureException {
        Weights weights = edit.apply(model.architecture(), model.weights());
        List<WeightEdit> more = new ArrayList<>(edits);
        more.add(edit);
        return new EditedNetwork(
                base,
                more,
                new Model(model.architecture(), weights, metadata(more.size()), base.classNames()));
    }

    private Map<String, String> metadata(int count) {
        Map<String, String> metadata = new HashMap<>(base.metadata());
        metadata.keySet().removeIf(name -> name.startsWith(MEASURED));
        metadata.put(METADATA, Integer.toString(count));
        return metadata;
    }

    /** The network before all edits. */
    public Model base() {
        return base;
    }

    /** The network after all edits. */
    public Model model() {
        return model;
    }

    /** The edits, in order. */
    public List<WeightEdit> edits() {
        return edits;
    }

    /** True if anything was done. */
    public boolean isChanged() {
        return !edits.isEmpty();
    }

    /** The layers that were changed, by their index. */
    public Set<Integer> layers() {
        Set<Integer> layers = new TreeSet<>();
        edits.forEach(edit -> layers.add(edit.layer()));
        return layers;
    }
}
