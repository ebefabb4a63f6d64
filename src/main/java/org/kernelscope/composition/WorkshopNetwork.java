package org.kernelscope.composition;

import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.window.WindowState;
import org.kernelscope.ui.workshop.WorkshopView;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Setup;

/** The network on the stage for the workshop. JavaFX thread. */
record WorkshopNetwork(WindowState shared) implements WorkshopView.NetworkLink {
    @Override
    public Optional<Tensor> input() {
        return Optional.ofNullable(shared.network().inferenceProperty().get())
                .map(result -> result.activations().input());
    }

    @Override
    public Optional<Tensor> selectedMap() {
        Cell cell = shared.selection().shownProperty().getValue();
        InferenceResult result = shared.network().inferenceProperty().get();
        if (cell == null || result == null) {
            return Optional.empty();
        }
        Activations activations = result.activations();
        boolean known = cell.isInput() || cell.layer() < activations.layers().size();
        Tensor maps =
                cell.isInput() || !known ? activations.input() : activations.output(cell.layer());
        return known && cell.channel() < maps.shape().channels()
                ? Optional.of(maps.channel(cell.channel()))
                : Optional.empty();
    }

    @Override
    public Optional<Tensor> kernel() {
        KernelId id = shared.kernels().chosenProperty().get();
        EditedNetwork edited = shared.edits().editedProperty().get();
        if (id == null || edited == null) {
            return Optional.empty();
        }
        Model model = edited.model();
        return id.layer() >= model.architecture().layers().size()
                ? Optional.empty()
                : Kernels.of(model.architecture().layers().get(id.layer()), model.weights())
                        .filter(all -> id.map() < all.maps() && id.input() < all.inputs())
                        .flatMap(all -> all.kernel(id.map(), id.input()));
    }

    @Override
    public void useKernel(Tensor kernel) throws UserFacingException {
        KernelId id = shared.kernels().chosenProperty().get();
        Tensor old = kernel().orElse(null);
        if (id == null || old == null) {
            throw new UserFacingException("workshop.use.none");
        }
        if (!old.shape().equals(kernel.shape())) {
            throw new UserFacingException("workshop.use.size", kernel.shape(), old.shape());
        }
        shared.edits().edit(new WeightEdit.Replace(id, kernel));
    }

    @Override
    public Setup selectedNumber() throws UserFacingException {
        Cell cell = shared.selection().shownProperty().getValue();
        InferenceResult result = shared.network().inferenceProperty().get();
        Model model = result == null ? null : result.model();
        if (cell == null
                || model == null
                || cell.isInput()
                || cell.layer() >= model.architecture().layers().size()) {
            throw new UserFacingException("workshop.number.none");
        }
        CellReport report = CellReporter.report(model, result.activations(), cell);
        Setup setup = setup(report);
        if (report instanceof CellReport.WeightedSum sum) {
            int count = setup.input().shape().channels();
            if (count < sum.terms().size()) {
                shared.notices()
                        .tell(
                                new UserFacingException(
                                        "workshop.number.maps", sum.terms().size(), count));
            }
            // Its first kernel goes to the kernel editor, so that it can be put back.
            int from = sum.terms().get(0).channel();
            shared.kernels().chosenProperty().set(new KernelId(cell.layer(), cell.channel(), from));
        }
        return setup;
    }

    /**
     * The operation of one number.
     *
     * @throws UserFacingException if the workshop has no such operation
     */
    static Setup setup(CellReport report) throws UserFacingException {
        if (report instanceof CellReport.Pooled pooled) {
            return pooled(pooled);
        }
        if (report instanceof CellReport.WeightedSum sum) {
            return weighted(sum);
        }
        throw new UserFacingException("workshop.number.none");
    }

    /** A window of a pooling; one that reaches over the border has no such setup. */
    private static Setup pooled(CellReport.Pooled pooled) throws UserFacingException {
        Shape shape = pooled.patch().shape();
        if (!pooled.patch().isFinite() || shape.rows() > Setup.LARGEST_KERNEL) {
            throw new UserFacingException("workshop.number.none");
        }
        Kind kind =
                Kind.of(pooled.pool())
                        .orElseThrow(() -> new UserFacingException("workshop.number.none"));
        return Setup.textbook()
                .withOutputMaps(1)
                .withInput(pooled.patch())
                .withKind(kind)
                .withWindow(shape.rows(), shape.columns());
    }

    private static Setup weighted(CellReport.WeightedSum sum) throws UserFacingException {
        List<CellReport.Term> terms = sum.terms();
        Shape one = terms.get(0).patch().shape();
        if (one.rows() > Setup.LARGEST_KERNEL || one.columns() > Setup.LARGEST_KERNEL) {
            throw new UserFacingException("workshop.number.none");
        }
        int count = Math.min(terms.size(), Setup.MOST_CHANNELS);
        float[] patches = new float[count * one.size()];
        float[] kernels = new float[patches.length];
        for (int i = 0; i < count; i++) {
            terms.get(i).patch().copyTo(patches, i * one.size());
            terms.get(i).kernel().copyTo(kernels, i * one.size());
        }
        return Setup.textbook()
                .withInput(Tensor.takeOver(Shape.of(count, one.rows(), one.columns()), patches))
                .withKernels(
                        Tensor.takeOver(Shape.of(1, count, one.rows(), one.columns()), kernels))
                .withBias(Tensor.of(Shape.of(1), sum.bias()));
    }
}
