package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.SceneCheck;
import org.kernelscope.data.Drawing;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.ControlsPart;
import org.kernelscope.scene.FileReferences;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Mode;

/**
 * Views as a teacher uses them: kept, left, gone back to; reduced windows; files that are wrong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SceneWalkTest {
    private static final Cell CELL = new Cell(0, 2, 5, 6);

    private Path folder = Path.of("");
    private RunningProgram program;

    @BeforeAll
    void start(@TempDir Path settings) {
        folder = settings;
        program = RunningProgram.with(ExampleDrawing.digit(), new ViewsFile(settings));
    }

    @AfterAll
    void end() {
        program.close();
    }

    @Test
    void keepGoElsewhereComeBack() {
        goToOverview();
        TestWindow.run(() -> program.shared().selection().openMap(CELL));
        TestWindow.until(
                "there is a clock", () -> program.parts().arithmetic().clock().length() > 0);
        TestWindow.run(() -> program.parts().arithmetic().clock().toEnd());
        Drawing kept = program.drawing();
        TestWindow.run(() -> program.parts().views().keep("mine"));
        TestWindow.until("it is kept", () -> find("mine").isPresent());

        TestWindow.run(
                () -> {
                    program.shared().workspace().modeProperty().set(Mode.LAB);
                    program.shared().display().themeProperty().set(Theme.DARK);
                    program.shared().drawing().clear();
                });
        program.answer();
        TestWindow.run(() -> program.parts().views().open(find("mine").orElseThrow()));

        TestWindow.until("the map is open", () -> level() != null);
        program.answer();
        assertThat(program.drawing()).isEqualTo(kept);
        assertThat(level()).isEqualTo(CELL);
        TestWindow.until("the clock is at its end", this::isClockAtEnd);
        TestWindow.run(
                () ->
                        assertThat(program.shared().display().themeProperty().get())
                                .isEqualTo(Theme.LIGHT));
    }

    private boolean isClockAtEnd() {
        var clock = program.parts().arithmetic().clock();
        return clock.length() > 0 && clock.position() == clock.length();
    }

    @Test
    void backAndForwardByKeys() {
        goToOverview();
        TestWindow.run(() -> program.shared().selection().openMap(CELL));
        program.window().settle();
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.LAB));
        program.window().settle();

        program.window().chord(KeyCode.LEFT, KeyCode.ALT);
        TestWindow.until("the map is open again", () -> CELL.equals(level()));
        program.window().chord(KeyCode.LEFT, KeyCode.ALT);
        TestWindow.until("the overview is there", () -> level() == null && isIn(Mode.EXPLORE));
        program.window().click("#view-forward");
        TestWindow.until("the map is open", () -> CELL.equals(level()));
        program.window().click("#view-forward");
        TestWindow.until("the Lab is there", () -> isIn(Mode.LAB));
    }

    @Test
    void aLevelWithoutATabShowsItsFirst() throws UserFacingException {
        goToOverview();
        var tab = program.parts().arithmetic().tabProperty();
        show(
                """
                {"version": 1, "mode": "explore",
                  "selection": {"open": [{"map": "C1,2"}], "tab": "activation"}}
                """);
        TestWindow.until("the activation", () -> tab.get() == DetailTab.ACTIVATION);
        show(
                """
                {"version": 1, "selection": {"open": [{"map": "C3,5"}]}}
                """);
        TestWindow.until("the computation", () -> tab.get() == DetailTab.MAKING);
        show(
                """
                {"version": 1, "backward": {"on": true, "label": 5},
                  "selection": {"open": [{"map": "C3,5"}], "tab": "gate"}}
                """);
        TestWindow.until("back through the activation", () -> tab.get() == DetailTab.GATE);
        show(
                """
                {"version": 1, "selection": {"open": [{"map": "C1,1"}]}}
                """);
        TestWindow.until("from the layer above", () -> tab.get() == DetailTab.ERROR);
        show(
                """
                {"version": 1, "backward": {"on": false}, "selection": {}}
                """);
        TestWindow.until("the overview", () -> level() == null);
    }

    @Test
    void aReducedWindowIsWholeAgainByOneClick() throws UserFacingException {
        goToOverview();
        show(
                """
                {"version": 1, "controls":
                  {"hidden": ["left", "mode-train", "cards"], "locked": ["network-menu"]}}
                """);
        TestWindow.until("the left side is away", () -> !node("#left").isVisible());
        TestWindow.run(
                () -> {
                    assertThat(node("#mode-train").isVisible()).isFalse();
                    assertThat(node("#network-menu").isDisabled()).isTrue();
                    assertThat(node("#cards").isVisible()).isFalse();
                    assertThat(node("#right").isVisible()).isTrue();
                });
        // What shows a control again when the mode changes does not bring it back.
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.LAB));
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.EXPLORE));
        TestWindow.run(() -> assertThat(node("#cards").isVisible()).isFalse());

        program.window().click("#show-everything");

        TestWindow.until("the left side is back", () -> node("#left").isVisible());
        TestWindow.run(
                () -> {
                    assertThat(node("#mode-train").isVisible()).isTrue();
                    assertThat(node("#network-menu").isDisabled()).isFalse();
                    assertThat(node("#cards").isVisible()).isTrue();
                    assertThat(node("#show-everything").isVisible()).isFalse();
                });
    }

    @Test
    void theTabsOfTheLabAreThoseThatAreChecked() {
        assertThat(TestWindow.fx(() -> program.parts().lab().panel().tabs()))
                .isEqualTo(SceneCheck.LAB_TABS);
    }

    @Test
    void theControlsOfTheDocumentCanBeHiddenAndLocked() {
        List<String> ids =
                List.of(
                        "left",
                        "tray",
                        "strip",
                        "right",
                        "output",
                        "field",
                        "legend",
                        "cards",
                        "clock",
                        "mode-explore",
                        "mode-train",
                        "mode-lab",
                        "view-steps",
                        "network-menu",
                        "backward",
                        "scale",
                        "palettes",
                        "zoom",
                        "theme",
                        "language",
                        "full-screen",
                        "views",
                        "text-size",
                        "about",
                        "lab-tabs",
                        "lab-tab-kernels",
                        "kernel-editor",
                        "gallery",
                        "train-panel",
                        "lab-panel");
        assertThatCode(
                        () ->
                                TestWindow.run(
                                        () ->
                                                program.parts()
                                                        .window()
                                                        .controls()
                                                        .check(new ControlsPart(ids, ids))))
                .doesNotThrowAnyException();
    }

    @Test
    void aDeletedViewCanBeHadBack() {
        TestWindow.run(() -> program.parts().views().keep("again"));
        TestWindow.until("it is kept", () -> find("again").isPresent());
        TestWindow.run(() -> program.parts().views().forget(find("again").orElseThrow()));
        TestWindow.until("it is gone", () -> find("again").isEmpty());
        program.window().click("#view-restore");
        TestWindow.until("it is there again", () -> find("again").isPresent());
    }

    private Optional<ViewsFile.KeptView> find(String name) {
        return program.parts().views().keptProperty().get().stream()
                .filter(view -> view.name().equals(name))
                .findFirst();
    }

    @Test
    void aSceneThatCannotBeShownChangesNothing() throws Exception {
        goToOverview();
        for (String[] wrong :
                new String[][] {
                    {"\"selection\": {\"pinned\": \"C9,1,1,1\"}", "scene.layer.absent"},
                    {"\"selection\": {\"pinned\": \"C3,99,1,1\"}", "scene.cell.absent"},
                    {"\"controls\": {\"hidden\": [\"no-such\"]}", "scene.control.absent"},
                    {"\"controls\": {\"hidden\": [\"show-everything\"]}", "scene.control.never"},
                    {"\"display\": {\"palette\": \"mud\"}", "json.choice"},
                    {"\"train\": {\"step\": 4}", "scene.run.none"},
                }) {
            Path file = folder.resolve("wrong" + SceneFile.SUFFIX);
            Files.writeString(
                    file, "{\"version\": 1, \"mode\": \"lab\", \"pad\": {}, " + wrong[0] + "}");
            TestWindow.run(() -> program.parts().views().open(file));
            TestWindow.until(
                    wrong[1],
                    () -> {
                        UserFacingException told =
                                program.shared().notices().newestProperty().get();
                        return told != null && told.key().equals(wrong[1]);
                    });
            assertThat(isIn(Mode.EXPLORE)).isTrue();
            assertThat(program.drawing().isBlank()).isFalse();
            TestWindow.run(() -> program.shared().notices().dismiss());
        }
    }

    @Test
    void aFileThatIsMissingIsNamedAndTheRestOpens() throws Exception {
        goToOverview();
        Path file = folder.resolve("half" + SceneFile.SUFFIX);
        Files.writeString(
                file,
                """
                {"version": 1, "mode": "lab", "network": {"file": "gone.safetensors"},
                 "selection": {"pinned": "C9,1,1,1"}}
                """);
        TestWindow.run(() -> program.parts().views().open(file));
        TestWindow.until("the Lab is open", () -> isIn(Mode.LAB));
        TestWindow.until(
                "the file is named",
                () -> {
                    UserFacingException told = program.shared().notices().newestProperty().get();
                    return told != null
                            && String.valueOf(told.getMessage()).contains("gone.safetensors");
                });
        TestWindow.run(() -> program.shared().notices().dismiss());
    }

    private void show(String json) throws UserFacingException {
        var scene = SceneJson.parse(json, FileReferences.relativeTo(folder));
        TestWindow.run(() -> program.parts().scenes().apply(scene));
    }

    private void goToOverview() {
        TestWindow.run(
                () -> {
                    program.shared().workspace().modeProperty().set(Mode.EXPLORE);
                    program.shared().selection().clear();
                    program.shared().drawing().show(ExampleDrawing.digit());
                });
        program.answer();
        program.window().settle();
    }

    private boolean isIn(Mode mode) {
        return TestWindow.fx(() -> program.shared().workspace().modeProperty().get() == mode);
    }

    private @Nullable Cell level() {
        var open = TestWindow.fx(() -> program.shared().selection().openedProperty().get());
        return open == null ? null : open.cell();
    }

    private Node node(String selector) {
        return program.parts().window().lookup(selector);
    }
}
