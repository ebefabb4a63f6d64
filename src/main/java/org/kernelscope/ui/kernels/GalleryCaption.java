package org.kernelscope.ui.kernels;

import java.util.Objects;
import java.util.Optional;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LayerWords;

/** What is said of the kernel that one points at, or of all of them. JavaFX thread. */
final class GalleryCaption {
    private final GalleryModel model;
    private final KernelFocus focus;

    GalleryCaption(GalleryModel model, KernelFocus focus) {
        this.model = model;
        this.focus = focus;
    }

    /** The sentence; the kernel's numbers, each with what it is. */
    String say(Texts texts) {
        Layer layer = model.layerProperty().get();
        KernelGrid grid = model.gridProperty().get();
        Optional<Kernels> kernels = model.kernels();
        if (layer == null || grid == null || kernels.isEmpty()) {
            return texts.get("wall.none");
        }
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        return spot != null && grid.has(spot.kernel())
                ? say(texts, kernels.get(), spot)
                : texts.get("wall.hint", Numbers.count(kernels.get().count()), scale());
    }

    /** What the strongest colour stands for. */
    private String scale() {
        return Numbers.value(model.limit());
    }

    private String say(Texts texts, Kernels kernels, KernelFocus.Spot spot) {
        Layer layer = kernels.layer();
        KernelId id = spot.kernel();
        Architecture architecture = Objects.requireNonNull(model.architecture());
        String joined =
                texts.get(
                        "wall.kernel",
                        LayerWords.map(texts, architecture, layer.index() - 1, id.input()),
                        LayerWords.map(texts, architecture, layer.index(), id.map()));
        float weight =
                kernels.kernel(id.map(), id.input()).orElseThrow().at(0, spot.row(), spot.column());
        Shape made = layer.outputShape();
        if (kernels.rows() == 1 && made.plane() == 1) {
            return texts.get("wall.weight.only", joined, Numbers.value(weight));
        }
        return texts.get(
                "wall.weight",
                joined,
                Numbers.value(kernels.norm(id.map(), id.input())),
                spot.row() + 1,
                spot.column() + 1,
                Numbers.value(weight),
                made.plane() == 1
                        ? texts.get("wall.used.once")
                        : texts.get("wall.used", made.rows(), made.columns()));
    }
}
