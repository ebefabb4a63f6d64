package org.kernelscope.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Drawing;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.Sets;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.DataPart;
import org.kernelscope.scene.FileReferences;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Runs;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.data.DataStage;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.train.model.TrainTab;

/**
 * Scenes written to JSON, read and applied in another window: the same pixels. The other window has
 * shown the scenes before, so that it is also held that each says all that can be seen.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SceneRoundTripTest {
    private static final String CHOICES =
            "{'raw': false, 'log': false, 'axis': 'share', 'kernels': 'change',"
                    + " 'gradientsLayer': 'C3', 'gradientsLabel': 4, 'comparedLayer': 'C3',"
                    + " 'mistakes': {'label': 4, 'predicted': 9}, 'mistakesOf': 'epochs',"
                    + " 'experiment': 'twins', 'experimentView': 'maps'}";

    private static final int WIDTH = 800;
    private static final int HEIGHT = 640;

    private Path folder = Path.of("");
    private Place first;
    private Place second;

    /** A window. */
    private static final class Place {
        private final WindowModule parts;
        private final TestWindow window;

        Place() {
            TestWindow.startToolkit();
            parts =
                    TestWindow.fx(
                            () -> {
                                Fonts.load();
                                return new WindowModule(
                                        Drawing.EMPTY,
                                        null,
                                        new Runs.FewExamples(),
                                        new ViewsFile(SettingsFile.ofUser().folder()));
                            });
            window = TestWindow.open(() -> parts.window().inScene(WIDTH, HEIGHT));
            // Where the windows have been before is not a part of the scene.
            TestWindow.run(() -> parts.window().lookup("#view-steps").setVisible(false));
            TestWindow.run(() -> parts.start(ProgramModels.first(), ProgramModels::firstModel));
            TestWindow.until(
                    "the network is there",
                    () ->
                            parts.shared().network().statusProperty().get()
                                    == NetworkModel.Status.READY);
        }

        void show(String json, FileReferences files) {
            boolean[] shown = {false};
            TestWindow.run(
                    () ->
                            parts.scenes()
                                    .apply(
                                            () -> SceneJson.parse(json, files),
                                            true,
                                            () -> shown[0] = true,
                                            () -> {}));
            // What was painted in a frame may have asked for more.
            do {
                TestWindow.until(
                        json,
                        () -> {
                            UserFacingException told =
                                    parts.shared().notices().newestProperty().get();
                            if (told != null) {
                                throw new AssertionError(told.getMessage());
                            }
                            return shown[0] && isSettled();
                        });
                window.settle();
            } while (!TestWindow.fx(this::isSettled));
        }

        private boolean isSettled() {
            InferenceResult inference = parts.shared().network().inferenceProperty().get();
            return inference != null
                    && inference.drawing().equals(parts.shared().drawing().drawing())
                    && inference.model() == parts.shared().network().modelProperty().get()
                    && parts.isSettled();
        }

        Scene capture() {
            return TestWindow.fx(() -> parts.capture().everything());
        }

        int[] pixels() {
            return TestWindow.fx(
                    () -> {
                        Parent root = window.stage().getScene().getRoot();
                        layOutAnew(root);
                        root.layout();
                        WritableImage image = root.snapshot(new SnapshotParameters(), null);
                        int[] pixels = new int[WIDTH * HEIGHT];
                        image.getPixelReader()
                                .getPixels(
                                        0,
                                        0,
                                        WIDTH,
                                        HEIGHT,
                                        PixelFormat.getIntArgbInstance(),
                                        pixels,
                                        0,
                                        WIDTH);
                        return pixels;
                    });
        }

        /** A button may have kept a size that was rounded in another state of the window. */
        private static void layOutAnew(Parent parent) {
            parent.requestLayout();
            parent.getChildrenUnmodifiable().stream()
                    .filter(Parent.class::isInstance)
                    .forEach(child -> layOutAnew((Parent) child));
        }

        void close() {
            window.close();
            TestWindow.run(parts::close);
        }
    }

    @BeforeAll
    void open(@TempDir Path scenes) throws Exception {
        folder = scenes;
        RunFile.write(
                folder.resolve("a" + RunFile.SUFFIX),
                Runs.whole(new RunStart.Trained(ProgramModels.firstModel()), Runs.SHORT));
        DatasetFile.write(folder.resolve("own.ksdata"), Sets.bars(2));
        first = new Place();
        second = new Place();
    }

    @AfterAll
    void close() {
        first.close();
        second.close();
    }

    @TestFactory
    Iterable<DynamicTest> theSamePixelsInAnotherWindow() {
        Map<String, String> scenes = scenes();
        assertThat(scenes).hasSizeGreaterThanOrEqualTo(40);
        return scenes.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue())))
                .toList();
    }

    /** An animation of backward mode, or of the Lab, is of what the window shows. */
    @Test
    void aCopyOfAWindowShowsTheSame() {
        FileReferences files = FileReferences.relativeTo(folder);
        // A run that was on the stage before another network was opened does not come back.
        first.show(scene("'mode': 'train', 'train': {'run': 'a" + RunFile.SUFFIX + "'}"), files);
        first.show(
                scene(
                        "'mode': 'explore', 'network': {'preset': 'lenet1', 'edits': []}",
                        "'backward': {'on': true, 'label': 5}",
                        "'selection': {'open': [{'map': 'H2,3'}], 'tab': 'weights'}",
                        "'clock': {'share': 0.5}"),
                files);
        Scene shown = TestWindow.fx(() -> first.parts.capture().place());
        AtomicReference<@Nullable HiddenWindow> copy = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        TestWindow.run(
                () ->
                        new WindowCopy(first.parts)
                                .open(
                                        WIDTH,
                                        HEIGHT,
                                        null,
                                        opened -> copy.set((HiddenWindow) opened),
                                        failure::set));
        TestWindow.until("the copy is open", () -> copy.get() != null || failure.get() != null);
        assertThat(failure.get()).isNull();
        HiddenWindow window = Objects.requireNonNull(copy.get());
        Scene copied = TestWindow.fx(() -> window.parts().capture().place());
        TestWindow.run(window::close);
        assertThat(Objects.requireNonNull(shown.selection()).path()).isNotEmpty();
        assertThat(copied.withNetwork(null)).isEqualTo(shown.withNetwork(null));
    }

    private void check(String json) throws UserFacingException {
        FileReferences files = FileReferences.relativeTo(folder);
        first.show(json, files);
        Scene captured = first.capture();
        DataPart data = SceneJson.parse(json, files).data();
        if (data != null) {
            DataPart now = Objects.requireNonNull(captured.data());
            assertThat(now.nearest()).isEqualTo(data.nearest());
            assertThat(now.selected()).isEqualTo(data.selected());
        }
        second.show(SceneJson.format(captured, files), files);
        assertThat(second.capture()).isEqualTo(captured);
        assertThat(difference(first.pixels(), second.pixels())).isEmpty();
    }

    /** Where pixels differ; empty if none does. */
    private static String difference(int[] one, int[] other) {
        int count = 0;
        int left = WIDTH;
        int right = 0;
        int top = HEIGHT;
        int bottom = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                count++;
                left = Math.min(left, i % WIDTH);
                right = Math.max(right, i % WIDTH);
                top = Math.min(top, i / WIDTH);
                bottom = Math.max(bottom, i / WIDTH);
            }
        }
        return count == 0
                ? ""
                : count + " pixels in " + left + "–" + right + ", " + top + "–" + bottom;
    }

    private static Map<String, String> scenes() {
        Map<String, String> scenes = new LinkedHashMap<>();
        String three = "'pad': {'sample': 'clean-3-00032'}";
        scenes.put(
                "overview", scene("'mode': 'explore'", NETWORK, three, "'selection': {}", LIGHT));
        scenes.put("strokes", scene("'mode': 'explore'", STROKES));
        scenes.put("test example", scene("'mode': 'explore'", "'pad': {'testExample': 4}"));
        scenes.put(
                "handles", scene("'pad': {'testExample': 4, 'moved': {'values': {'turn': 25}}}"));
        scenes.put("zoomed", scene("'camera': {'factor': 3, 'x': 0.31, 'y': 0.77}"));
        scenes.put("pinned", scene("'selection': {'pinned': 'C3,5,4,6'}"));
        scenes.put("pinned pixel", scene("'selection': {'pinned': 'input,1,20,14'}"));
        scenes.put("columns", scene("'selection': {}", "'display': {'arrangement': 'columns'}"));
        scenes.put(
                "layer scale",
                scene("'display': {'arrangement': 'grid', 'scale': 'layer', 'palette': 'grey'}"));
        for (String layer : new String[] {"C1", "C3", "C5", "output"}) {
            scenes.put("map of " + layer, open(layer + ",2", false, "'share': 0.6"));
        }
        for (String layer : new String[] {"S2", "C3", "F6"}) {
            scenes.put("cell of " + layer, open(layer + ",2", true, "'share': 1"));
        }
        scenes.put("activation", tab("C3,4", false, "activation"));
        scenes.put("pooling kinds", tab("S2,4", false, "compare"));
        scenes.put("flatten", tab("F6,4", false, "flatten"));
        scenes.put("ledger", tab("C3,4", true, "ledger"));
        scenes.put("deep", scene("'selection': {'open': " + DEEP + "}", "'clock': {'step': 3}"));
        scenes.put("sides kept", scene("'display': {'keepSides': true}"));
        for (String lab : new String[] {"ranking", "designer", "then-and-now"}) {
            scenes.put("lab " + lab, scene("'mode': 'lab', 'lab': {'tab': '" + lab + "'}"));
        }
        scenes.put("none", lab("'none': {'share': 0.8, 'temperature': 2.5}", "none"));
        scenes.put("gallery", lab("'gallery': {'layer': 'C1', 'order': 'norm'}", "kernels"));
        scenes.put("kernel", lab("'gallery': {'layer': 'C3', 'kernel': 'C3,5,2'}", "kernels"));
        scenes.put("pair", lab("'connections': {'layer': 'C3', 'pair': 'C3,9,2'}", "connections"));
        scenes.put("atlas", lab("'atlas': 'alexnet'", "atlas"));
        scenes.put("workshop", lab("'workshop': {'step': 3.2, 'compare': true}", "workshop"));
        String rgb = "'input': '1,2,3;4,5,6|0,1,0;1,0,1', 'kernels': '1,0|0,1', ";
        for (String panel : new String[] {"im2col", "sparse", "chain"}) {
            scenes.put(
                    "workshop " + panel, lab("'workshop': {'panel': '" + panel + "'}", "workshop"));
        }
        scenes.put(
                "workshop product",
                lab("'workshop': {" + rgb + "'products': true, 'cell': 2}", "workshop"));
        scenes.put(
                "moved",
                lab(
                        "'move': {'values': {'turn': 25, 'salt': 0.1}, 'centred': true,"
                                + " 'over': 'turn', 'and': 'salt', 'networks': ['lenet5-1998'],"
                                + " 'digits': true}",
                        "move"));
        for (TrainTab tab : TrainTab.values()) {
            String train = "{'tab': '" + tab.id() + "', 'run': 'a" + RunFile.SUFFIX + "', ";
            String steps = "'step': 2, 'compared': 0, 'choices': " + CHOICES + "}";
            scenes.put("train " + tab.id(), scene("'mode': 'train', 'train': " + train + steps));
        }
        scenes.put("of a run", scene("'mode': 'explore'", "'selection': {'pinned': 'C1,1,9,9'}"));
        scenes.put("edited", scene("'mode': 'explore', 'network': " + EDITED));
        scenes.put("backward", scene("'backward': {'on': true, 'label': 5}", "'selection': {}"));
        scenes.put(
                "a training step",
                scene(
                        "'backward': {'on': true, 'label': 5}",
                        "'selection': {}, 'clock': {'step': 12}"));
        scenes.put("pooling backward", backward("[{'map': 'C1,3'}]", "error"));
        scenes.put("kernel backward", backward("[{'map': 'C3,11'}]", "weights"));
        scenes.put("cell backward", backward(BACK, "terms"));
        scenes.put("pixels backward", backward("[{'map': 'input,1'}]", "error"));
        scenes.put("pixel backward", backward("[{'map': 'input,1'}, " + PIXEL + "]", "terms"));
        scenes.put("weight", backward("[{'map': 'C3,11'}, " + WEIGHT + "]", "terms"));
        scenes.put("step", backward("[{'map': 'C1,2'}]", "step"));
        scenes.put("steps taken", scene(NETWORK, "'backward': " + STEPS));
        String none = STEPS.replace("'taken': 2", "'taken': 0");
        scenes.put("no steps", scene(NETWORK, "'backward': " + none));
        scenes.put("landscape", backward("[{'map': 'F6,2'}]", "landscape"));
        scenes.put("gate", backward("[{'map': 'F6,11'}]", "gate"));
        scenes.put(
                "forward",
                scene("'backward': {'on': false}, 'selection': {}", "'display': {'scale': 'map'}"));
        scenes.put("lesson", scene("'lesson': {'id': 'smaller-maps', 'step': 2}"));
        scenes.put("no lesson", scene("'lesson': {}"));
        for (DataStage stage : List.of(DataStage.COLLECT, DataStage.AFTER)) {
            scenes.put("data " + stage.id(), data("'stage': '" + stage.id() + "'"));
        }
        scenes.put("nearest", data("'nearest': {'image': 7, 'by': 'pixels'}, 'selected': [3, 7]"));
        scenes.put("nearest by features", data("'nearest': {'image': 2, 'by': 'features'}"));
        scenes.put("mistakes", data("'show': 'mistakes', 'order': 'loss', 'predicted': 1"));
        scenes.put("code", tab("C1,2", true, "code"));
        scenes.put("reduced", scene("'selection': {}", "'controls': " + REDUCED));
        scenes.put("everything", scene("'controls': {}"));
        for (Architecture preset : Presets.all()) {
            String network = "'network': {'preset': '" + preset.id() + "', 'edits': []}";
            scenes.put(preset.id(), scene("'mode': 'explore'", network, "'selection': {}"));
        }
        scenes.put("dark", scene("'display': {'theme': 'dark'}"));
        scenes.put("dark map", open("C1,1", false, "'share': 0.3"));
        scenes.put("Korean", scene("'display': {'language': 'ko'}", "'clock': {'share': 0.3}"));
        scenes.put("Korean lab", scene("'mode': 'lab', 'lab': {'tab': 'ranking'}"));
        return scenes;
    }

    private static final String LIGHT =
            "'display': {'theme': 'light', 'language': 'en', 'textPercent': 100, 'scale': 'map'}";
    private static final String NETWORK = "'network': {'preset': 'lenet5-modern', 'edits': []}";
    private static final String STROKES =
            "'pad': {'strokes': [{'width': 0.08, 'points': [[0.3, 0.2], [0.4, 0.5], [0.31, 0.8]]},"
                    + " {'width': 0.1, 'points': [[0.6, 0.3]]}]}";
    private static final String DEEP =
            "[{'map': 'C3,5,2,2'}, {'cell': 'C3,5,2,2'}, {'cell': 'S2,1,3,3'}]";
    private static final String BACK =
            "[{'map': 'C3,5,2,2'}, {'cell': 'C3,5,2,2'}, {'cell': 'S4,5,1,1'}]";
    private static final String STEPS =
            "{'on': true, 'label': 5, 'step': {'optimizer': 'adam', 'rate': 0.001, 'momentum': 0,"
                    + " 'weightDecay': 0.1, 'images': 4, 'taken': 2},"
                    + " 'landscape': {'axes': 'gradient', 'images': 1}}";
    private static final String PIXEL = "{'cell': 'input,1,20,14'}";
    private static final String WEIGHT = "{'cell': 'C3,11', 'weight': 41}";
    private static final String EDITED =
            "{'preset': 'lenet5-modern', 'edits': [{'kind': 'silence', 'map': 'C1,2'},"
                    + " {'kind': 'bias', 'map': 'C3,1', 'bias': 0.7}]}";
    private static final String REDUCED =
            "{'hidden': ['left', 'mode-train', 'palettes'], 'locked': ['theme']}";

    private static String open(String map, boolean cell, String clock) {
        String levels = "{'map': '" + map + "'}" + (cell ? ", {'cell': '" + map + "'}" : "");
        return scene("'selection': {'open': [" + levels + "]}", "'clock': {" + clock + "}");
    }

    private static String tab(String map, boolean cell, String tab) {
        String levels = "{'map': '" + map + "'}" + (cell ? ", {'cell': '" + map + "'}" : "");
        return scene(
                "'selection': {'open': [" + levels + "], 'tab': '" + tab + "'}",
                "'clock': {'share': 0.5}");
    }

    private static String backward(String open, String tab) {
        return scene(
                "'backward': {'on': true, 'label': 5}",
                "'selection': {'open': " + open + ", 'tab': '" + tab + "'}",
                "'clock': {'share': 0.5}");
    }

    private static String data(String shown) {
        return scene("'mode': 'data', 'data': {'set': 'own.ksdata', " + shown + "}", NETWORK);
    }

    private static String lab(String bench, String tab) {
        return scene("'mode': 'lab', 'lab': {'tab': '" + tab + "', " + bench + "}");
    }

    private static String scene(String... parts) {
        return ("{'version': 1, " + String.join(", ", parts) + "}").replace('\'', '"');
    }
}
