package org.kernelscope.composition;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.engine.Activations;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.CellName;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.StageWords;

/** The state of a window as lessons see it. JavaFX thread; well under a millisecond. */
final class LessonSituation {
    private LessonSituation() {}

    /**
     * The state of the window now; empty while there is no network, or while its answer to the
     * present drawing is awaited.
     *
     * @param before the values before the reveal; null outside of a prediction
     */
    static Optional<Situation> of(WindowModule parts, @Nullable Activations before) {
        InferenceResult shown = parts.shared().network().inferenceProperty().get();
        Architecture now = parts.shared().network().architectureProperty().get();
        boolean current =
                shown != null
                        && shown.drawing().equals(parts.shared().drawing().drawing())
                        && shown.model().architecture().equals(now);
        if (shown == null || !current) {
            return Optional.empty();
        }
        Activations comparable =
                before != null && before.layers().size() == shown.activations().layers().size()
                        ? before
                        : null;
        return Optional.of(
                new Situation(shown.model(), shown.activations(), comparable, facts(parts, shown)));
    }

    /** Says what a thing is and what it shows now; empty for controls and without a network. */
    static Optional<String> words(WindowModule parts, ScreenLink thing) {
        InferenceResult shown = parts.shared().network().inferenceProperty().get();
        if (shown == null || thing.kind() == ScreenLink.Kind.CONTROL) {
            return Optional.empty();
        }
        Texts texts = parts.shared().localisation().texts();
        Architecture architecture = shown.model().architecture();
        if (thing.kind() == ScreenLink.Kind.LAYER) {
            return architecture
                    .layer(thing.name())
                    .map(
                            layer ->
                                    texts.get(
                                            "stage.layer",
                                            layer.name(),
                                            LayerWords.kind(texts, layer),
                                            layer.outputShape()));
        }
        try {
            Cell cell = CellName.parse(thing.name()).in(architecture);
            Tensor values = shown.activations().output(cell.layer());
            return Optional.of(
                    thing.kind() == ScreenLink.Kind.MAP
                            ? StageWords.map(texts, shown.model(), values, cell)
                            : StageWords.cell(texts, shown.model(), values, cell));
        } catch (UserFacingException ofAnotherNetwork) {
            return Optional.empty();
        }
    }

    private static Map<String, Result> facts(WindowModule parts, InferenceResult shown) {
        Map<String, Result> facts = new HashMap<>();
        Architecture architecture = shown.model().architecture();
        word(facts, "mode", parts.shared().workspace().modeProperty().get().id());
        word(facts, "network", architecture.id());
        word(facts, "lab", parts.lab().panel().openProperty().get());
        word(facts, "backward", parts.backward().onProperty().get() ? "on" : "off");
        level(facts, parts, architecture);
        facts.put("strokes", Result.count(shown.drawing().strokes().size()));
        EditedNetwork edited = parts.shared().edits().editedProperty().get();
        facts.put("edits", Result.count(edited == null ? 0 : edited.edits().size()));
        RunRecord run = parts.training().time().run();
        facts.put("epochs", Result.count(run == null ? 0 : run.epochs().size()));
        facts.put("steps", Result.count(run == null ? 0 : run.timeline().last().step()));
        for (Quantity each : Quantity.values()) {
            double value = parts.shared().movement().shown().get().transform().of(each);
            facts.put("moved:" + each.id(), new Result.Number(value, Result.Style.REAL));
        }
        return facts;
    }

    private static void level(
            Map<String, Result> facts, WindowModule parts, Architecture architecture) {
        List<OpenLevel> path = parts.shared().selection().pathProperty().get();
        OpenLevel open = path.isEmpty() ? null : path.get(path.size() - 1);
        word(
                facts,
                "level",
                open == null ? "overview" : open.depth().name().toLowerCase(Locale.ROOT));
        Cell pinned = parts.shared().selection().pinnedProperty().get();
        Cell cell = open == null ? pinned : open.cell();
        if (cell != null && !cell.isInput() && cell.layer() < architecture.layers().size()) {
            word(facts, "layer", architecture.layers().get(cell.layer()).name());
            facts.put("map", Result.count(cell.channel() + 1L));
        }
        if (open != null) {
            word(facts, "tab", parts.arithmetic().tabProperty().get().id());
            Playback clock = parts.arithmetic().clock();
            double share = clock.length() > 0 ? clock.position() / clock.length() : 0;
            facts.put("clock", new Result.Number(share, Result.Style.REAL));
        }
    }

    private static void word(Map<String, Result> facts, String name, String word) {
        facts.put(name, new Result.Word(word));
    }
}
