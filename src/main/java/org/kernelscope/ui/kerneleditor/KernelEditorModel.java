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

/** What can be done to the kernel that was chosen, and to the map that it makes. JavaFX thread. */
public final class KernelEditorModel {
    private final KernelFocus focus;
    private final NetworkEditModel surgery;

    /** The weight that the pen writes, as a share of the layer's largest, −1 to 1. */
    private final DoubleProperty pen = new SimpleDoubleProperty(this, "pen", 1);

    private final ReadOnlyBooleanWrapper swapping = new ReadOnlyBooleanWrapper(this, "swapping");

    private @Nullable Limit limit;

    /** Known until the network or the layer is another: a layer can have millions of weights. */
    private record Limit(Model of, int layer, float value) {}

    /** A table for the kernel of {@code focus}. */
    public KernelEditorModel(KernelFocus focus, NetworkEditModel surgery) {
        this.focus = focus;
        this.surgery = surgery;
        focus.chosenProperty().subscribe(this::chosen);
    }

    DoubleProperty penProperty() {
        return pen;
    }

    /** Whether the next kernel that is chosen changes places with this one. */
    ReadOnlyBooleanProperty swappingProperty() {
        return swapping.getReadOnlyProperty();
    }

    NetworkEditModel surgery() {
        return surgery;
    }

    KernelFocus focus() {
        return focus;
    }

    /** The kernel on the table, if one was chosen and the network still has it. */
    Optional<KernelId> id() {
        KernelId id = focus.chosenProperty().get();
        EditedNetwork now = surgery.surgeryProperty().get();
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
        return Optional.ofNullable(surgery.surgeryProperty().get())
                .map(surgery -> now ? surgery.model() : surgery.base());
    }

    private static Optional<Kernels> kernels(Model model, KernelId id) {
        return Kernels.of(model.architecture().layers().get(id.layer()), model.weights());
    }

    /** The network that is operated on, if there is one. */
    Optional<Architecture> architecture() {
        return model(true).map(Model::architecture);
    }

    /** The kernels of the layer, as they are now or as they were learned. */
    Optional<Kernels> kernels(boolean now) {
        return id().flatMap(id -> model(now).flatMap(model -> kernels(model, id)));
    }

    /** The kernel on the table, as it is now or as it was learned. */
    Optional<Tensor> kernel(boolean now) {
        return id().flatMap(id -> kernels(now).flatMap(all -> all.kernel(id.map(), id.input())));
    }

    /** The largest weight of the layer as it was learned: the ends of the pen's scale. */
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

    private @Nullable KernelId before;

    private void chosen(@Nullable KernelId now) {
        KernelId first = before;
        before = now;
        boolean swap = swapping.get();
        swapping.set(false);
        if (swap && first != null && now != null && first.layer() == now.layer()) {
            surgery.edit(new WeightEdit.Swap(first, now));
        }
    }

    /** The next kernel of the layer that is chosen changes places with this one. */
    void swapWithNext() {
        swapping.set(id().isPresent() && !swapping.get());
    }

    /** The pen touches the kernel. */
    void penDown() {
        surgery.beginStroke();
    }

    /** The pen is over a weight. */
    void write(int row, int column, float weight) {
        id().ifPresent(
                        id ->
                                kernel(true)
                                        .ifPresent(
                                                kernel -> write(id, kernel, row, column, weight)));
    }

    private void write(KernelId id, Tensor kernel, int row, int column, float weight) {
        float[] weights = kernel.toArray();
        int at = row * kernel.shape().columns() + column;
        if (weights[at] != weight) {
            weights[at] = weight;
            surgery.stroke(new WeightEdit.Replace(id, Tensor.takeOver(kernel.shape(), weights)));
        }
    }

    /** The pen lifts. */
    void penUp() {
        surgery.endStroke();
    }

    /** The weight that the pen writes. */
    float penWeight() {
        return (float) (pen.get() * limit());
    }

    /** All weights 0. */
    void zero() {
        id().ifPresent(
                        id ->
                                kernel(true)
                                        .ifPresent(
                                                kernel ->
                                                        surgery.edit(
                                                                new WeightEdit.Replace(
                                                                        id,
                                                                        Tensor.zeros(
                                                                                kernel.shape())))));
    }

    /** A kernel made by hand, as strong as the learned one. */
    void put(KernelPreset preset) {
        id().ifPresent(
                        id ->
                                kernels(false)
                                        .ifPresent(
                                                learned ->
                                                        surgery.edit(
                                                                new WeightEdit.Replace(
                                                                        id,
                                                                        preset.kernel(
                                                                                learned.rows(),
                                                                                strength(
                                                                                        learned,
                                                                                        id))))));
    }

    /** The strength of a kernel; of one without any, that of a kernel of middling weights. */
    private double strength(Kernels kernels, KernelId id) {
        double norm = kernels.norm(id.map(), id.input());
        return norm > 0 ? norm : limit() * kernels.rows() / 3.0;
    }

    /** The learned kernel again. */
    void restore() {
        id().ifPresent(
                        id ->
                                kernel(false)
                                        .ifPresent(
                                                learned ->
                                                        surgery.edit(
                                                                new WeightEdit.Replace(
                                                                        id, learned))));
    }

    /** The map that the kernel makes says nothing any more. */
    void silence() {
        id().ifPresent(id -> surgery.edit(new WeightEdit.Silence(id.layer(), id.map())));
    }

    /** The bias of the map that the kernel makes. */
    float bias() {
        return id().flatMap(id -> kernels(true).map(all -> all.bias(id.map()))).orElse(0f);
    }

    /** Another bias; a part of a stroke. */
    void bias(float bias) {
        id().ifPresent(id -> surgery.stroke(new WeightEdit.Bias(id.layer(), id.map(), bias)));
    }
}
