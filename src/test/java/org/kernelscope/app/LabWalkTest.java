package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.stage.StageView;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StageReason;

/** Receptive fields on the stage, the kernel gallery, and edits of a network. */
@Tag("slow")
final class LabWalkTest {
    private static final int C3 = 2;

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        program.answer();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void theFieldOfACellIsWrittenAndTheBestPatchesOfItsMapAreFound() {
        StageView stage = window.find("#stage", StageView.class);
        Cell cell = new Cell(C3, 4, 3, 5);
        pointAt(stage, cell);
        window.untilText("#field-geometry", program.sentence("field.geometry", 14, 2));
        window.untilText("#field-best", program.sentence("field.best", 9));
        assertThat(window.text("#field-share")).contains("196");
        window.pointAt(window.find("#pad", Node.class), 0.5, 0.5);
        window.untilText("#field-geometry", program.sentence("field.empty"));
    }

    /** Cut out and enlarged; and the digits that excite the map, each a click from the pad. */
    @Test
    void theFieldOpensLargeAndADigitOfItGoesOnThePad() {
        TestWindow.run(
                () -> program.shared().selection().pinnedProperty().set(new Cell(C3, 4, 3, 5)));
        window.untilText("#field-best", program.sentence("field.best", 9));
        window.click("#field-seen");
        Button first = onCard("#field-best-1", Button.class);
        assertThat(TestWindow.fx(onCard("#field-card-title", Label.class)::getText))
                .isEqualTo(program.sentence("field.cell", "C3 map 5", 4, 6));
        TestWindow.until("the strongest is named", () -> first.getText().matches("\\d · .+"));
        int label = first.getText().charAt(0) - '0';
        TestWindow.run(first::fire);
        TestWindow.until(
                "the digit is on the pad, and read",
                () -> {
                    InferenceResult shown = program.shown();
                    return shown != null
                            && shown.activations().probabilities().argMax() == label
                            && shown.drawing().backdrop() != null;
                });
    }

    private static <T extends Node> T onCard(String selector, Class<T> type) {
        TestWindow.until("the card shows " + selector, () -> lookUp(selector) != null);
        return type.cast(TestWindow.fx(() -> lookUp(selector)));
    }

    private static @Nullable Node lookUp(String selector) {
        return Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** An RBF output knows no probabilities: beside its distances, no per cents. */
    @Test
    void thePredictionsOfAnRbfOutputHaveDistances() throws UserFacingException {
        openLab();
        Model paper = ProgramModels.bundled(Presets.LENET5_1998);
        TestWindow.run(() -> program.shared().network().use(() -> paper));
        program.answer();
        TestWindow.until(
                "both answers are distances",
                () ->
                        List.of("#prediction-before", "#prediction-after").stream()
                                .allMatch(label -> window.text(label).matches("3 · [0-9.]+")));
        TestWindow.run(() -> program.shared().edits().edit(new WeightEdit.Silence(C3, 4)));
        TestWindow.until(
                "the prediction before the edits is a distance, too",
                () -> window.text("#before").startsWith("Before the edits: 3, distance"));
    }

    @Test
    void whatHasNothingToDoWithTheCellStepsBackOnTheStage() {
        StageView stage = window.find("#stage", StageView.class);
        Cell cell = new Cell(C3, 4, 3, 5);
        Cell fed = strongest(4, -1);
        Cell apart = strongest(3, 4);
        window.settle();
        Color fedBefore = colour(stage, fed);
        Color apartBefore = colour(stage, apart);
        pointAt(stage, cell);
        TestWindow.until("the rest steps back", () -> !colour(stage, apart).equals(apartBefore));
        assertThat(colour(stage, fed)).isEqualTo(fedBefore);
        assertThat(colour(stage, apart).getBrightness()).isGreaterThan(apartBefore.getBrightness());
    }

    @Test
    void aKernelUnderThePointerLightsItsTwoMaps() {
        openLab();
        StageView stage = window.find("#stage", StageView.class);
        Cell apart = strongest(3, -1);
        Color before = colour(stage, apart);
        Node gallery = window.find("#gallery-kernels", Node.class);
        window.pointAt(gallery, new Point2D(22, 26));
        assertThat(TestWindow.fx(() -> focus().hoveredProperty().get()))
                .extracting(spot -> Objects.requireNonNull(spot).kernel())
                .isEqualTo(new KernelId(C3, 0, 0));
        TestWindow.until("other maps step back", () -> !colour(stage, apart).equals(before));
        window.pointAt(window.find("#pad", Node.class), 0.5, 0.5);
        TestWindow.until("all maps are there again", () -> colour(stage, apart).equals(before));
    }

    /** As the connection board does. */
    @Test
    void aPairOfMapsIsPointedOutWhetherItIsConnectedOrNot() {
        StageView stage = window.find("#stage", StageView.class);
        Cell apart = strongest(3, -1);
        // The pointer may still be where another test left it.
        window.pointAt(window.find("#pad", Node.class), 0.5, 0.5);
        window.settle();
        Color before = colour(stage, apart);
        for (boolean connected : new boolean[] {true, false}) {
            TestWindow.run(
                    () ->
                            program.shared()
                                    .selection()
                                    .pairProperty()
                                    .set(new Selection.MapPair(C3, 1, 4, connected)));
            TestWindow.until("others step back", () -> !colour(stage, apart).equals(before));
            TestWindow.run(() -> program.shared().selection().pairProperty().set(null));
            TestWindow.until("all are there again", () -> colour(stage, apart).equals(before));
        }
        // A network that is gone had more maps.
        TestWindow.run(
                () ->
                        program.shared()
                                .selection()
                                .pairProperty()
                                .set(new Selection.MapPair(C3, 1, 400, true)));
        window.settle();
        assertThat(colour(stage, apart)).isEqualTo(before);
    }

    @Test
    void aKernelOnTheWallIsPointedAtAndChosen() {
        openLab();
        KernelId id = new KernelId(C3, 10, 3);
        Node gallery = window.find("#gallery-kernels", Node.class);
        TestWindow.run(gallery::requestFocus);
        // From the first kernel, which is pointed at first, ten to the right and three down.
        window.type(KeyCode.RIGHT, 11);
        window.type(KeyCode.DOWN, 3);
        assertThat(TestWindow.fx(() -> focus().hoveredProperty().get()))
                .isEqualTo(new KernelFocus.Spot(id, 0, 0));
        assertThat(window.text("#gallery-caption")).startsWith("S2 map 4 → C3 map 11");
        window.type(KeyCode.ENTER);
        assertThat(TestWindow.fx(() -> focus().chosenProperty().get())).isEqualTo(id);
        window.untilText(
                "#editor-title", program.sentence("kernelEditor.title", "C3 map 11", "S2 map 4"));
        window.click("#gallery-layer-C5");
        window.untilText("#gallery-page", "1/" + pages());
        window.click("#gallery-page-next");
        window.untilText("#gallery-page", "2/" + pages());
    }

    @Test
    void whatIsCutChangesTheMapsAtOnceAndUndoHealsIt() {
        openLab();
        Model learned = model();
        window.click("#editor-zero");
        TestWindow.until("the change is on the stage", () -> origin().equals(StageReason.EDITED));
        KernelId id = Objects.requireNonNull(TestWindow.fx(() -> focus().chosenProperty().get()));
        assertThat(kernel(model(), id).absMax()).isZero();
        Tensor before = learned.weights().get("C3.weight");
        assertThat(model().weights().get("C3.weight")).isNotEqualTo(before);
        window.untilText("#edit-state", program.sentence("beforeAfter.changed", 1));
        TestWindow.until(
                "the unchanged network's guess is told",
                () -> program.parts().window().lookup("#before").isVisible());
        TestWindow.until(
                "both accuracies are there",
                () ->
                        List.of("#accuracy-before", "#accuracy-after").stream()
                                .allMatch(label -> window.text(label).contains("of 100 ")));
        window.click("#editor-silence");
        window.untilText("#edit-state", program.sentence("beforeAfter.changed", 2));
        window.click("#editor-undo");
        window.click("#editor-undo");
        TestWindow.until("the learned network is back", () -> model() == learned);
        assertThat(origin()).isEqualTo(StageReason.OPENED);
        window.click("#editor-redo");
        window.untilText("#edit-state", program.sentence("beforeAfter.changed", 1));
        window.click("#editor-reset");
        window.untilText("#edit-state", program.sentence("beforeAfter.unchanged"));
        assertThat(TestWindow.fx(() -> program.parts().window().lookup("#before").isVisible()))
                .isFalse();
    }

    @Test
    void inTheLowestWindowTheTableKeepsClearOfTheVerdict() {
        openLab();
        TestWindow.run(() -> program.stage().setHeight(720));
        Node save = window.find("#editor-save", Node.class);
        Node verdict = window.find("#before-after", Node.class);
        TestWindow.until(
                "the window is low", () -> bottom(verdict) <= 720 && bottom(verdict) > 600);
        TestWindow.until(
                "nothing lies over another",
                () -> bottom(save) <= verdict.localToScene(verdict.getLayoutBounds()).getMinY());
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    @Test
    void aStrokeOfThePenOnTheKernelIsOneStep() {
        openLab();
        Node pad = window.find("#kernel-pad", Node.class);
        window.pointAt(pad, 0.1, 0.1);
        window.press();
        window.pointAt(pad, 0.3, 0.1);
        window.pointAt(pad, 0.5, 0.1);
        window.release();
        EditedNetwork now = edits();
        assertThat(now.edits()).hasSize(1);
        KernelId id = Objects.requireNonNull(TestWindow.fx(() -> focus().chosenProperty().get()));
        Tensor painted = kernel(now.model(), id);
        assertThat(painted.get(0)).isPositive().isEqualTo(painted.get(1)).isEqualTo(painted.get(2));
        TestWindow.run(pad::requestFocus);
        window.chord(KeyCode.Z, KeyCode.CONTROL);
        assertThat(edits().isChanged()).isFalse();
        window.type(KeyCode.SPACE);
        assertThat(edits().isChanged()).isTrue();
    }

    @Test
    void twoKernelsChangePlaces() {
        openLab();
        Model learned = model();
        window.click("#editor-swap");
        KernelId first =
                Objects.requireNonNull(TestWindow.fx(() -> focus().chosenProperty().get()));
        KernelId second = new KernelId(C3, 5, 2);
        TestWindow.run(() -> focus().chosenProperty().set(second));
        assertThat(kernel(edits().model(), first)).isEqualTo(kernel(learned, second));
        assertThat(kernel(edits().model(), second)).isEqualTo(kernel(learned, first));
    }

    @Test
    void theRankingGrowsAndCanBeStopped() {
        openLab();
        window.click("#lab-tab-ranking");
        window.click("#rank");
        ListView<?> ranking = window.find("#ranking", ListView.class);
        TestWindow.until("some maps are ranked", () -> ranking.getItems().size() >= 3);
        window.click("#rank");
        window.untilText("#rank", program.sentence("ablation.start"));
    }

    /** The cell of a layer with the largest value, in any map but one. */
    private Cell strongest(int layer, int exceptMap) {
        Tensor values = program.answer().activations().output(layer);
        int plane = values.shape().plane();
        int best = -1;
        for (int i = 0; i < values.size(); i++) {
            boolean allowed = i / plane != exceptMap;
            best = allowed && (best < 0 || values.get(i) > values.get(best)) ? i : best;
        }
        int columns = values.shape().columns();
        return new Cell(layer, best / plane, best % plane / columns, best % columns);
    }

    private void pointAt(StageView stage, Cell cell) {
        var bounds = TestWindow.fx(() -> stage.boundsOf(cell).orElseThrow());
        window.pointAt(stage, new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }

    /** The colour in a corner of a cell on the stage, where no line ends. */
    private static Color colour(StageView stage, Cell cell) {
        return TestWindow.fx(
                () -> {
                    var bounds = stage.boundsOf(cell).orElseThrow();
                    return stage.snapshot(null, null)
                            .getPixelReader()
                            .getColor((int) bounds.getMinX() + 1, (int) bounds.getMaxY() - 2);
                });
    }

    private void openLab() {
        window.click("#mode-lab");
        TestWindow.until(
                "the Lab is open",
                () -> program.shared().workspace().modeProperty().get() == Mode.LAB);
        window.settle();
        TestWindow.until("a kernel is on the table", () -> focus().chosenProperty().get() != null);
    }

    private KernelFocus focus() {
        return program.shared().kernels();
    }

    private Model model() {
        return Objects.requireNonNull(
                TestWindow.fx(() -> program.shared().network().modelProperty().get()));
    }

    private EditedNetwork edits() {
        return Objects.requireNonNull(
                TestWindow.fx(() -> program.shared().edits().editedProperty().get()));
    }

    private StageReason origin() {
        return TestWindow.fx(() -> program.shared().network().originProperty().get());
    }

    private String pages() {
        String page = window.text("#gallery-page");
        return page.substring(page.indexOf('/') + 1);
    }

    private static Tensor kernel(Model of, KernelId id) {
        return Kernels.of(of.architecture().layers().get(id.layer()), of.weights())
                .orElseThrow()
                .kernel(id.map(), id.input())
                .orElseThrow();
    }
}
