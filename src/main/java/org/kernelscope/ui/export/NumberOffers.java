package org.kernelscope.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.export.NumberTable;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The numbers that can be exported: of the kernel, map, patch and layer that are pointed at, open
 * or pinned, and the curves of the run. JavaFX thread.
 */
final class NumberOffers {
    private final NetworkModel network;
    private final Selection selection;
    private final KernelFocus kernels;
    private final Supplier<@Nullable NumberTable> curves;

    /**
     * @param curves the curves of the run that is shown; null if there is none
     */
    NumberOffers(
            NetworkModel network,
            Selection selection,
            KernelFocus kernels,
            Supplier<@Nullable NumberTable> curves) {
        this.network = network;
        this.selection = selection;
        this.kernels = kernels;
        this.curves = curves;
    }

    /** The numbers that can be exported now, those under the pointer first. */
    List<Offer> now(Texts texts, Mode mode) {
        List<Offer> offers = new ArrayList<>();
        InferenceResult inference = network.inferenceProperty().get();
        if (inference != null && inference.hasDigit()) {
            Model model = inference.model();
            if (mode == Mode.LAB) {
                addKernel(offers, texts, model);
            }
            Cell cell = selection.shownProperty().getValue();
            if (cell != null && exists(cell, inference.activations())) {
                addCell(offers, texts, model, inference.activations(), cell);
            }
        }
        NumberTable run = curves.get();
        if (run != null) {
            offers.add(new Offer(texts.get("export.numbers.curves"), "run", run, null));
        }
        if (inference != null && inference.hasDigit()) {
            Activations all = inference.activations();
            offers.add(Offer.of(texts.get("export.numbers.input"), "input", all.input()));
            offers.add(
                    Offer.of(
                            texts.get("export.numbers.probabilities"),
                            "probabilities",
                            all.probabilities()));
        }
        return offers;
    }

    private static boolean exists(Cell cell, Activations activations) {
        if (cell.layer() >= activations.layers().size()) {
            return false;
        }
        Shape shape = activations.output(cell.layer()).shape();
        return cell.channel() < shape.channels()
                && cell.row() < shape.rows()
                && cell.column() < shape.columns();
    }

    /** The kernel that is pointed at in the Lab, or worked on. */
    private void addKernel(List<Offer> offers, Texts texts, Model model) {
        KernelFocus.Spot spot = kernels.hoveredProperty().get();
        KernelId id = spot == null ? kernels.chosenProperty().get() : spot.kernel();
        if (id == null || id.layer() >= model.architecture().layers().size()) {
            return;
        }
        Layer layer = model.architecture().layers().get(id.layer());
        Kernels.of(layer, model.weights())
                .filter(all -> id.map() < all.maps() && id.input() < all.inputs())
                .flatMap(all -> all.kernel(id.map(), id.input()))
                .ifPresent(
                        kernel ->
                                offers.add(
                                        Offer.of(
                                                texts.get(
                                                        "export.numbers.kernel",
                                                        layer.name(),
                                                        id.map() + 1,
                                                        id.input() + 1),
                                                layer.name()
                                                        + "-kernel-"
                                                        + (id.map() + 1)
                                                        + "-"
                                                        + (id.input() + 1),
                                                kernel)));
    }

    private static void addCell(
            List<Offer> offers, Texts texts, Model model, Activations activations, Cell cell) {
        Tensor output = activations.output(cell.layer());
        String layer = LayerWords.name(texts, model.architecture(), cell.layer());
        String file =
                cell.isInput() ? "input" : model.architecture().layers().get(cell.layer()).name();
        int map = cell.channel() + 1;
        if (!output.shape().isUnits()) {
            offers.add(
                    Offer.of(
                            texts.get("export.numbers.map", layer, map),
                            file + "-map-" + map,
                            output.channel(cell.channel())));
        }
        if (!cell.isInput()) {
            Layer known = model.architecture().layers().get(cell.layer());
            offers.add(
                    Offer.of(
                            texts.get(
                                    "export.numbers.patch",
                                    layer,
                                    map,
                                    cell.row() + 1,
                                    cell.column() + 1),
                            file + "-patch",
                            patch(known, activations.output(cell.layer() - 1), cell)));
            Kernels.of(known, model.weights())
                    .ifPresent(all -> addKernels(offers, texts, all, cell.channel(), file));
        }
        offers.add(
                Offer.of(texts.get("export.numbers.layer", layer, output.shape()), file, output));
    }

    /** The kernels of a map, one for each input that it is connected with. */
    private static void addKernels(
            List<Offer> offers, Texts texts, Kernels all, int map, String file) {
        List<Tensor> found = new ArrayList<>();
        for (int input = 0; input < all.inputs(); input++) {
            all.kernel(map, input).ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            String name = texts.get("export.numbers.kernels", all.layer().name(), map + 1);
            offers.add(Offer.of(name, file + "-kernels-" + (map + 1), stacked(found)));
        }
    }

    private static Tensor stacked(List<Tensor> maps) {
        Shape shape = maps.get(0).shape();
        float[] values = new float[maps.size() * shape.plane()];
        for (int i = 0; i < maps.size(); i++) {
            maps.get(i).copyTo(values, i * shape.plane());
        }
        return Tensor.takeOver(Shape.of(maps.size(), shape.rows(), shape.columns()), values);
    }

    /**
     * The values that {@code cell} is computed from, of the connected inputs; 0 outside of the
     * maps.
     */
    private static Tensor patch(Layer layer, Tensor below, Cell cell) {
        Shape shape = below.shape();
        Window window = layer.window();
        int size = window.size();
        int[] channels =
                IntStream.range(0, shape.channels())
                        .filter(each -> layer.spec().connects(each, cell.channel()))
                        .toArray();
        float[] values = new float[channels.length * size * size];
        for (int i = 0; i < values.length; i++) {
            int row = window.input(cell.row(), i / size % size);
            int column = window.input(cell.column(), i % size);
            boolean inside =
                    row >= 0 && row < shape.rows() && column >= 0 && column < shape.columns();
            values[i] = inside ? below.at(channels[i / (size * size)], row, column) : 0;
        }
        return Tensor.takeOver(Shape.of(channels.length, size, size), values);
    }

    /**
     * Numbers that can be exported. Immutable.
     *
     * @param name the description, in the language of the window
     * @param file name of a file for them, without suffix
     * @param table the numbers in rows and columns
     * @param tensor the same as a tensor; null if they are none
     */
    record Offer(String name, String file, NumberTable table, @Nullable Tensor tensor) {
        static Offer of(String name, String file, Tensor tensor) {
            return new Offer(name, file, NumberTable.of(tensor), tensor);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
