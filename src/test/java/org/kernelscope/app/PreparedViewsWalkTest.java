package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.ControlsPart;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.arithmetic.ArithmeticView;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.TrainTab;

/** Views that are made before they are opened, while the user does nothing. */
@Tag("slow")
final class PreparedViewsWalkTest {
    /** Views, and parts of them that enter the window after the rest. */
    private static final List<String> VIEWS =
            List.of(
                    "train-panel",
                    "train-settings",
                    "set-rate",
                    "train-mistakes",
                    "lab-panel",
                    "kernel-editor",
                    "workshop",
                    "workshop-settings",
                    "move",
                    "move-slider-turn",
                    "none-of-these",
                    "design",
                    "design-layers",
                    "then-and-now",
                    "atlas",
                    "data-panel",
                    "data-classes",
                    "data-collect");

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
    }

    @AfterEach
    void close() {
        program.close();
    }

    private Node find(String id) {
        return TestWindow.fx(() -> program.stage().getScene().lookup("#" + id));
    }

    private void prepare() {
        TestWindow.run(program.parts()::prepareViews);
        TestWindow.until("all is prepared", IdleWork::isDone);
        TestWindow.until("all is in the window", () -> VIEWS.stream().noneMatch(this::isAbsent));
    }

    private boolean isAbsent(String id) {
        return find(id) == null;
    }

    private boolean isSeen(String id) {
        Node node = find(id);
        return TestWindow.fx(
                () -> {
                    for (Node each = node; each != null; each = each.getParent()) {
                        if (!each.isVisible()) {
                            return false;
                        }
                    }
                    return node != null;
                });
    }

    @Test
    void allViewsAreThereUnseenAndNothingIsComputedForThem() {
        assertThat(VIEWS).allMatch(this::isAbsent);
        prepare();
        assertThat(VIEWS).noneMatch(this::isSeen);
        assertThat(TestWindow.fx(program.parts()::isSettled)).isTrue();
        TestWindow.run(
                () -> {
                    assertThat(program.parts().lab().move().answerProperty().get()).isNull();
                    assertThat(program.parts().lab().rejection().shownProperty().get()).isNull();
                    assertThat(program.parts().arithmetic().captionProperty().get()).isEmpty();
                    assertThat(program.shared().selection().openedProperty().get()).isNull();
                });
        Node data = find("data-panel");
        window.click("#mode-data");
        TestWindow.until("the mode is open", () -> isSeen("data-collect"));
        assertThat(find("data-panel")).isSameAs(data);
        window.click("#mode-lab");
        TestWindow.until("the Lab is open", () -> isSeen("kernel-editor"));
        assertThat(isSeen("data-panel")).isFalse();
        window.click("#lab-tab-designer");
        TestWindow.until("the designer is open", () -> isSeen("design-layers"));
        window.click("#mode-train");
        TestWindow.until("the invitation is there", () -> isSeen("train-panel"));
        TestWindow.run(() -> program.parts().training().tabProperty().set(TrainTab.EXPERIMENT));
        TestWindow.until("the experiment is open", () -> isSeen("train-experiment"));
    }

    @Test
    void theyComeBackAfterTheWindowIsStyledAnew() {
        prepare();
        TestWindow.run(() -> program.shared().display().themeProperty().set(Theme.DARK));
        assertThat(VIEWS).allMatch(this::isAbsent);
        TestWindow.until("they are back", () -> VIEWS.stream().noneMatch(this::isAbsent));
        assertThat(VIEWS).noneMatch(this::isSeen);
    }

    @Test
    void theFirstMapIsComputedBeforehandUnlessOneIsOpen() {
        prepare();
        ArithmeticView arithmetic = (ArithmeticView) find("arithmetic");
        TestWindow.run(
                () -> {
                    arithmetic.prepare();
                    assertThat(arithmetic.isSettled()).as("a figure is computed").isFalse();
                });
        TestWindow.until("it is there", () -> arithmetic.isSettled() && IdleWork.isDone());
        assertThat(TestWindow.fx(arithmetic::flightTargets)).as("nobody sees it").isEmpty();
        TestWindow.run(() -> program.shared().selection().openMap(new Cell(0, 2, 14, 14)));
        window.settle();
        TestWindow.run(
                () -> {
                    arithmetic.prepare();
                    assertThat(arithmetic.isSettled()).as("nothing is computed").isTrue();
                });
        assertThat(TestWindow.fx(arithmetic::flightTargets)).isNotEmpty();
    }

    @Test
    void aSceneHidesAndLocksPartsThatAreNotInTheWindowYet() {
        TestWindow.run(
                () -> {
                    program.shared()
                            .controls()
                            .controlsProperty()
                            .set(
                                    new ControlsPart(
                                            List.of("data-collect"), List.of("design-layers")));
                    program.shared().workspace().modeProperty().set(Mode.DATA);
                });
        TestWindow.until("the mode is open", () -> isSeen("data-classes"));
        TestWindow.until("its side is there", () -> !isAbsent("data-collect"));
        assertThat(isSeen("data-collect")).isFalse();
        window.click("#mode-lab");
        window.click("#lab-tab-designer");
        TestWindow.until("the designer is open", () -> isSeen("design-layers"));
        assertThat(TestWindow.fx(() -> find("design-layers").isDisabled())).isTrue();
    }
}
