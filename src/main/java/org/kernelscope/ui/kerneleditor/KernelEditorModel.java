package org.kernelscope.ui.kerneleditor;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.KernelPreset;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.NetworkEditModel;

/** Edits the selected kernel and its output map. */
public final class KernelEditorModel {
    private final KernelFocus focus;
    private final NetworkEditModel edits;

    /** The weight of the pen as a share of the largest weight of the layer, −1 to 1. */
    private final DoubleProperty pen = new SimpleDoubleProperty(this, "pen", 1);

    private final ReadOnlyBooleanWrapper swapping = new ReadOnlyBooleanWrapper(this, "swapping");

    private @Nullable Limit limit;
    private @Nullable KernelId previous;

    /** Cached for a network and a layer, which can have millions of weights. */
    private record Limit(Model of, int layer, float value) {}

    /** An editor for the kernel of {@code focus}. */
    public KernelEditorModel(KernelFocus focus, NetworkEditModel edits) {
        this.focus = focus;
        this.edits = edits;
        focus.chosenProperty().subscribe(this::chosen);
    }

    DoubleProperty penProperty() {
        return pen;
    }

    /** True if the next selected kernel will be swapped with this one. */
    ReadOnlyBooleanProperty swappingProperty() {
        return swapping.getReadOnlyProperty();
    }

    NetworkEditModel edits() {
        return edits;
    }

    KernelFocus focus() {
        return focus;
    }

    /** The selected kernel, if the network has it. */
    Optional<KernelId> id() {
        KernelId id = focus.chosenProperty().get();
        EditedNetwork now = edits.editedProperty().get();
        return id == null || now == null ? Optional.empty() : Optional.of(id).filter(this::exists);
    }

    private boolean exists(KernelId id) {
        return model(true)
                .filter(model -> id.layer() < model.architecture().layers().size())
                .flatMap(model -> kernels(model, id))
                .filter(kernels -> id.map() < kernels.maps() && id.input() < kernels.inputs())
                .flatMap(kernels -> kernels.kernel(id.map(), id.input()))
                .isPresent();
    }

    private Optional<Model> model(boolean now) {
        return Optional.ofNullable(edits.editedProperty().get())
                .map(edits -> now ? edits.model() : edits.base());
    }

    private static Optional<Kernels> kernels(Model model, KernelId id) {
        return Kernels.of(model.architecture().layers().get(id.layer()), model.weights());
    }

    /** The edited network, if there is one. */
    Optional<Architecture> architecture() {
        return model(true).map(Model::architecture);
    }

    /** The kernels of the layer, edited ({@code now}) or as learned. */
    Optional<Kernels> kernels(boolean now) {
        return id().flatMap(id -> model(now).flatMap(model -> kernels(model, id)));
    }

    /** The selected kernel, edited ({@code now}) or as learned. */
    Optional<Tensor> kernel(boolean now) {
        return id().flatMap(id -> kernels(now).flatMap(all -> all.kernel(id.map(), id.input())));
    }

    /** The largest learned weight of the layer: the ends of the scale of the pen. */
    float limit() {
        KernelId id = id().orElse(null);
        Model base = model(false).orElse(null);
        if (id == null || base == null) {
            return 1;
        }
        Limit known = limit;
        if (known == null || known.of() != base || known.layer() != id.layer()) {
            float largest = kernels(base, id).map(Kernels::absMax).orElse(0f);
            known = new Limit(base, id.layer(), largest > 0 ? largest : 1);
            limit = known;
        }
        return known.value();
    }

    private void chosen(@Nullable KernelId now) {
        KernelId first = previous;
        previous = now;
        boolean swap = swapping.get();
        swapping.set(false);
        if (swap && first != null && now != null && first.layer() == now.layer()) {
            edits.edit(new WeightEdit.Swap(first, now));
        }
    }

    /** Swaps this kernel with the next selected one of the layer; again, cancels that. */
    void swapWithNext() {
        swapping.set(id().isPresent() && !swapping.get());
    }

    /** Starts a stroke: all its weights are one step of undo. */
    void penDown() {
        edits.beginStroke();
    }

    /** Writes a weight, as a part of a stroke. */
    void write(int row, int column, float weight) {
        KernelId id = id().orElse(null);
        Tensor kernel = kernel(true).orElse(null);
        if (id == null || kernel == null) {
            return;
        }
        float[] weights = kernel.toArray();
        int at = row * kernel.shape().columns() + column;
        if (weights[at] != weight) {
            weights[at] = weight;
            edits.stroke(new WeightEdit.Replace(id, Tensor.takeOver(kernel.shape(), weights)));
        }
    }

    /** Ends a stroke. */
    void penUp() {
        edits.endStroke();
    }

    /** The weight of the pen. */
    float penWeight() {
        return (float) (pen.get() * limit());
    }

    /** Sets all weights to 0. */
    void zero() {
        kernel(true).map(kernel -> Tensor.zeros(kernel.shape())).ifPresent(this::replace);
    }

    /** Replaces the kernel by a preset with the norm of the learned one. */
    void put(KernelPreset preset) {
        KernelId id = id().orElse(null);
        Kernels learned = kernels(false).orElse(null);
        if (id != null && learned != null) {
            replace(preset.kernel(learned.rows(), norm(learned, id)));
        }
    }

    private void replace(Tensor kernel) {
        id().ifPresent(id -> edits.edit(new WeightEdit.Replace(id, kernel)));
    }

    /** The norm of a kernel; for a kernel of zeros, that of one with medium weights. */
    private double norm(Kernels kernels, KernelId id) {
        double norm = kernels.norm(id.map(), id.input());
        return norm > 0 ? norm : limit() * kernels.rows() / 3.0;
    }

    /** Restores the learned kernel. */
    void restore() {
        kernel(false).ifPresent(this::replace);
    }

    /** Silences the output map: sets its kernels and its bias to 0. */
    void silence() {
        id().ifPresent(id -> edits.edit(new WeightEdit.Silence(id.layer(), id.map())));
    }

    /** The bias of the output map. */
    float bias() {
        return id().flatMap(id -> kernels(true).map(all -> all.bias(id.map()))).orElse(0f);
    }

    /** Sets the bias of the output map, as a part of a stroke. */
    void bias(float bias) {
        id().ifPresent(id -> edits.stroke(new WeightEdit.Bias(id.layer(), id.map(), bias)));
    }
}
