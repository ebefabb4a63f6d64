package org.kernelscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.KernelImportance;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The order of the kernels, on threads whose every step the test takes itself. */
final class GalleryModelTest {
    private final Deque<Runnable> engineThread = new ArrayDeque<>();
    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network =
            new NetworkModel(engineThread::add, fxThread::add, notices);
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final GalleryModel gallery =
            new GalleryModel(
                    network,
                    edits,
                    new AnalysisExecutor(
                            thread::add,
                            fxThread::add,
                            BandEngine::new,
                            Mnist.inside()::test,
                            notices));

    private void start(Supplier<Engine> engine) {
        network.start(engine, () -> Model.untrained(Presets.LENET5_MODERN, 1));
        network.show(Drawing.EMPTY.plus(Stroke.at(0.4, 0.5, 0.1)));
        runAll();
        gallery.sortingProperty().set(Ranking.Order.IMPORTANCE);
        runAll();
    }

    @Test
    void anotherNetworkOfTheSameArchitectureIsSortedAgain() {
        start(Dl4jEngine::new);
        List<KernelId> before = order();
        use(Presets.LENET5_MODERN, 2);
        assertThat(order()).isEqualTo(byImportance()).isNotEqualTo(before);
        gallery.sortingProperty().set(Ranking.Order.NORM);
        runAll();
        List<KernelId> strong = order();
        use(Presets.LENET5_MODERN, 3);
        assertThat(order()).isNotEqualTo(strong);
    }

    @Test
    void anotherArchitectureIsSortedAfterItsPrediction() {
        start(Dl4jEngine::new);
        use(Presets.LENET1, 2);
        assertThat(order()).hasSize(20).isEqualTo(byImportance());
        assertThat(gallery.isSettled()).isTrue();
    }

    /** The edited kernel must stay in place. */
    @Test
    void anEditSortsNothing() {
        start(Dl4jEngine::new);
        List<KernelId> before = order();
        edits.edit(new WeightEdit.Silence(2, before.get(0).map()));
        runAll();
        assertThat(order()).isEqualTo(before).isNotEqualTo(byImportance());
    }

    /** The outputs of BandEngine do not come from layers, so importance cannot be computed. */
    @Test
    void aFailureIsReportedAndEndsTheSorting() {
        start(BandEngine::new);
        assertThat(gallery.isSettled()).isTrue();
        assertThat(gallery.rankingProperty().get()).isNull();
        assertThat(Objects.requireNonNull(notices.newestProperty().get()).key())
                .isEqualTo("analysis.failed");
    }

    @Test
    void theCaptionDescribesTheHoveredWeightOrTheWholeGallery() {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        assertThat(gallery.caption(texts, null)).isEqualTo(texts.get("kernelGallery.none"));
        start(Dl4jEngine::new);
        assertThat(gallery.caption(texts, null))
                .isEqualTo(texts.get("kernelGallery.hint", "96", Numbers.value(gallery.limit())));
        KernelId id = new KernelId(2, 4, 1);
        Kernels all = gallery.kernels().orElseThrow();
        float weight = all.kernel(4, 1).orElseThrow().at(0, 2, 3);
        String maps =
                texts.get(
                        "kernelGallery.kernel",
                        LayerWords.map(texts, Presets.LENET5_MODERN, 1, 1),
                        LayerWords.map(texts, Presets.LENET5_MODERN, 2, 4));
        assertThat(gallery.caption(texts, new KernelFocus.Spot(id, 2, 3)))
                .isEqualTo(
                        texts.get(
                                "kernelGallery.weight",
                                maps,
                                Numbers.value(all.norm(4, 1)),
                                3,
                                4,
                                Numbers.value(weight),
                                texts.get("kernelGallery.used", 10, 10)));
        KernelId missing = new KernelId(0, 0, 0);
        assertThat(gallery.caption(texts, new KernelFocus.Spot(missing, 0, 0)))
                .as("a kernel of another layer")
                .isEqualTo(gallery.caption(texts, null));
    }

    private void use(Architecture architecture, long seed) {
        network.use(() -> Model.untrained(architecture, seed));
        runAll();
    }

    private List<KernelId> order() {
        Ranking ranking = Objects.requireNonNull(gallery.rankingProperty().get());
        List<KernelId> order = new ArrayList<>();
        for (int place = 0; place < ranking.count(); place++) {
            order.add(ranking.at(place).orElseThrow());
        }
        return order;
    }

    private List<KernelId> byImportance() {
        InferenceResult seen = Objects.requireNonNull(network.inferenceProperty().get());
        KernelImportance importance =
                KernelImportance.of(
                        seen.model(),
                        seen.activations(),
                        Objects.requireNonNull(gallery.layerProperty().get()));
        List<KernelId> order = new ArrayList<>(order());
        order.sort(
                Comparator.<KernelId>comparingDouble(id -> -importance.of(id))
                        .thenComparing(KernelId::map)
                        .thenComparing(KernelId::input));
        return order;
    }

    private void runAll() {
        while (!engineThread.isEmpty() || !thread.isEmpty() || !fxThread.isEmpty()) {
            for (Deque<Runnable> each : List.of(engineThread, thread, fxThread)) {
                if (!each.isEmpty()) {
                    each.remove().run();
                }
            }
        }
    }
}
