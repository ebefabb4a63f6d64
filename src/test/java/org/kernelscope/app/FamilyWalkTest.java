package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Selection;

/** Every network that the program knows, in every view, by the menu, in the whole program. */
@Tag("slow")
final class FamilyWalkTest {
    private static final List<String> TABS =
            List.of("kernels", "connections", "designer", "then-and-now", "atlas");

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private Thread.@Nullable UncaughtExceptionHandler before;
    private RunningProgram program;

    @BeforeEach
    void start() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> thrown.add(broken));
        program = RunningProgram.with(ExampleDrawing.digit());
    }

    @AfterEach
    void close() {
        program.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** The walk is long: a kind of layer that was looked into once is not looked into again. */
    @Test
    void everyPresetOpensInEveryView() {
        Set<String> known = new HashSet<>();
        for (Architecture preset : Presets.all()) {
            choose(preset);
            for (Layer layer : preset.layers()) {
                boolean isNew = known.add(layer.spec().getClass().getSimpleName());
                if (isNew) {
                    pointAt(preset, layer);
                    open(layer);
                }
            }
            arrange(StageArrangement.COLUMNS);
            lab();
            arrange(StageArrangement.GRID);
            assertThat(thrown).as(preset.id()).isEmpty();
            assertThat(told()).as(preset.id()).isNull();
        }
    }

    @Test
    void theMenuSaysWhatIsUntrainedInBothLanguages() {
        TestWindow.run(
                () -> program.shared().network().use(() -> Model.untrained(Presets.WIDER, 1)));
        String name = program.sentence("network.wider");
        program.window().untilText("#network-menu", program.sentence("network.untrained", name));
        TestWindow.run(
                () -> program.shared().localisation().languageProperty().set(Language.KOREAN));
        String korean = program.sentence("network.wider");
        assertThat(korean).isNotEqualTo(name);
        program.window().untilText("#network-menu", program.sentence("network.untrained", korean));
        choose(Presets.LENET5_MODERN);
        program.window().untilText("#network-menu", program.sentence("network.lenet5Modern"));
    }

    private void choose(Architecture preset) {
        MenuButton menu = program.window().find("#network-menu", MenuButton.class);
        MenuItem item =
                TestWindow.fx(
                        () ->
                                menu.getItems().stream()
                                        .filter(
                                                each ->
                                                        ("network-" + preset.id())
                                                                .equals(each.getId()))
                                        .findFirst()
                                        .orElseThrow());
        TestWindow.run(item::fire);
        TestWindow.until(
                "the answer of " + preset,
                () -> {
                    var inference = program.shown();
                    return inference != null
                            && inference.model().architecture().equals(preset)
                            && preset.equals(
                                    program.shared().network().architectureProperty().get());
                });
    }

    private void pointAt(Architecture preset, Layer layer) {
        Cell cell = middle(layer);
        TestWindow.run(() -> selection().hoveredProperty().set(cell));
        TestWindow.until(
                "the card of " + cell + " of " + preset,
                () -> numbers() > 0 && cell.equals(selection().shownProperty().getValue()));
    }

    private void open(Layer layer) {
        TestWindow.run(() -> selection().openMap(middle(layer)));
        program.window().settle();
        TestWindow.run(() -> selection().openCell(middle(layer)));
        program.window().settle();
        TestWindow.run(selection()::clear);
    }

    private static Cell middle(Layer layer) {
        Shape shape = layer.outputShape();
        return new Cell(layer.index(), shape.channels() - 1, shape.rows() / 2, shape.columns() / 2);
    }

    private Selection selection() {
        return program.shared().selection();
    }

    /** How many numbers the card's equation has. */
    private long numbers() {
        Node equation = program.parts().window().lookup("#card-equation");
        return equation.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .filter(text -> text.matches(".*\\d.*"))
                .count();
    }

    private void arrange(StageArrangement arrangement) {
        TestWindow.run(() -> program.shared().display().arrangementProperty().set(arrangement));
        program.window().settle();
    }

    private void lab() {
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.LAB));
        for (String tab : TABS) {
            TestWindow.run(() -> program.parts().lab().panel().open(tab));
            TestWindow.run(() -> program.parts().window().layout());
        }
        program.window().settle();
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.EXPLORE));
    }

    private @Nullable Object told() {
        return TestWindow.fx(() -> program.shared().notices().newestProperty().get());
    }
}
