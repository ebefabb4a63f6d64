package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.DataModule;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.dataset.DatasetExport;
import org.kernelscope.dataset.ImportProgress;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.dataset.Sets;
import org.kernelscope.dataset.sheet.FilledSheets;
import org.kernelscope.dataset.sheet.FilledSheets.Camera;
import org.kernelscope.dataset.sheet.SheetLayout;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.data.DataDialogs;
import org.kernelscope.ui.data.DataStage;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.state.Mode;

/** A data set of one's own in the window: collected, corrected, learned. */
@Tag("slow")
final class DataWalkTest {
    private RunningProgram program;
    private TestWindow window;
    private DataModule data;

    @BeforeEach
    void start() {
        program = RunningProgram.with(Drawing.EMPTY);
        window = program.window();
        data = program.parts().data();
        window.click("#mode-data");
    }

    @AfterEach
    void close() {
        program.close();
    }

    private int count() {
        return TestWindow.fx(() -> data.data().set().count());
    }

    @Test
    void digitsAreDrawnCorrectedAndTakenBack() {
        TestWindow.run(() -> data.collect().labelProperty().set(7));
        for (int i = 0; i < 3; i++) {
            program.draw(Stroke.at(0.3 + 0.1 * i, 0.2, 0.08).to(0.6, 0.8));
            if (i == 0) {
                window.click("#data-keep");
            } else {
                window.focus("#pad");
                window.type(KeyCode.ENTER);
            }
            int expected = i + 1;
            TestWindow.until("it is kept", () -> count() == expected);
        }
        window.untilText("#data-counter", program.sentence("own.collect.counter", 3, 20, 7));
        TestWindow.until("the grid", () -> TestWindow.fx(() -> data.exampleGrid().count()) == 3);
        window.focus("#example-grid");
        window.type(KeyCode.END);
        assertThat(TestWindow.fx(() -> data.exampleGrid().selectedProperty().get()))
                .containsExactly(2);
        window.click("#example-grid-relabel");
        window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        TestWindow.until(
                "it is relabelled",
                () -> TestWindow.fx(() -> data.data().set().example(2).label()) == 1);
        window.click("#example-grid-nearest");
        window.type(KeyCode.DOWN);
        window.type(KeyCode.ENTER);
        TestWindow.until(
                "the nearest come first",
                () ->
                        TestWindow.fx(() -> data.exampleGrid().placesProperty().get()[0]) == 2
                                && window.text("#example-grid-count")
                                        .contains("nearest to image 3"));
        window.click("#example-grid-nearest-end");
        TestWindow.until(
                "the order is as before",
                () -> TestWindow.fx(() -> data.exampleGrid().placesProperty().get()[0]) == 0);
        window.focus("#example-grid");
        window.type(KeyCode.END);
        window.type(KeyCode.DELETE);
        TestWindow.until("it is gone", () -> count() == 2);
        window.click("#data-undo");
        window.click("#data-undo");
        assertThat(TestWindow.fx(() -> data.data().set().example(2).label())).isEqualTo(7);
        assertThat(TestWindow.fx(() -> data.mayClose(() -> {}))).isFalse();
    }

    /** A red stroke and a green one on blue, for a network that sees colours. */
    @Test
    void twoDrawingsInColourAreCollectedReadAndLearned() {
        window.click("#data-colour");
        TestWindow.until(
                "the pad has colours", () -> window.find("#pen-0", Node.class).isVisible());
        for (int label = 0; label < 2; label++) {
            int now = label;
            TestWindow.run(() -> data.collect().labelProperty().set(now));
            window.click("#pen-" + 4 * label);
            window.click(label == 0 ? "#ground-black" : "#ground-blue");
            for (int i = 0; i < 3; i++) {
                program.draw(Stroke.at(0.3 + 0.1 * i, 0.2, 0.1).to(0.6, 0.8));
                window.focus("#pad");
                window.type(KeyCode.ENTER);
                int expected = 3 * label + i + 1;
                TestWindow.until("it is kept", () -> count() == expected);
            }
        }
        OwnDataset set = TestWindow.fx(() -> data.data().set());
        assertThat(set.isColour()).isTrue();
        assertThat(set.example(0).image(28, 28).channel(0).max()).isGreaterThan(0.9f);
        assertThat(set.example(5).image(28, 28).at(2, 0, 0)).isGreaterThan(0.3f);
        assertThat(TestWindow.fx(window.find("#data-colour", Node.class)::isDisabled)).isTrue();
        TestWindow.run(
                () ->
                        program.shared()
                                .network()
                                .use(
                                        () ->
                                                ProgramModels.open(
                                                        new NetworkSource.Preset(
                                                                "lenet5-colour"))));
        stage(DataStage.ACCURACY);
        window.click("#data-evaluate");
        TestWindow.until("they are read", () -> isDone(DataStage.ACCURACY));
        assertThat(window.text("#data-accuracy-1")).endsWith("/3");
        // The ground of the others was not moved, so that nothing can be taken back.
        stage(DataStage.PREPARATION);
        window.click("#steps-scaled");
        TestWindow.until("the three on black are read", () -> isDone(DataStage.PREPARATION));
        assertThat(window.text("#steps-chosen")).contains(" of 3 images");
        window.click("#data-train");
        TestWindow.until("Train mode has the set", () -> isUsed());
        TestWindow.run(
                () -> {
                    var settings = program.parts().training().settingsProperty();
                    settings.set(settings.get().withEpochs(1));
                    program.parts().training().train();
                });
        TestWindow.until(
                "it has learned",
                () -> TestWindow.fx(() -> program.parts().training().state()) == RunState.FINISHED);
        window.click("#tray .menu-button");
        window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        window.click("#tray-filter-1");
        Parent tray = window.find(".ks-tray-grid", Parent.class);
        TestWindow.until(
                "the one green test image",
                () -> TestWindow.fx(() -> tray.getChildrenUnmodifiable().size()) == 1);
        window.settle();
        window.click(TestWindow.fx(() -> tray.getChildrenUnmodifiable().get(0)));
        TestWindow.until(
                "the pad has its colours",
                () -> TestWindow.fx(() -> hasColours(program.shared().drawing().drawing())));
    }

    private static boolean hasColours(Drawing drawing) {
        Drawing.Backdrop shown = drawing.backdrop();
        return shown != null && shown.colours() != null;
    }

    /** A sheet is saved, filled, photographed upside down and opened with one that is none. */
    @Test
    void aSheetIsSavedAndAFilledOneIsRead(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("sheet.html");
        Path photograph = folder.resolve("photo.jpg");
        Path other = folder.resolve("other.jpg");
        TestWindow.run(
                () -> data.dialogs().chooseBy(new Answers(page, List.of(photograph, other))));
        window.click("#data-sheet");
        TestWindow.until("it is told", () -> window.text("#notice .label").contains("100 cells"));
        assertThat(Files.readString(page)).contains("size: A4");
        FilledSheets sheet = new FilledSheets(ClassNames.DIGITS.names());
        for (SheetLayout.Cell cell : sheet.cells()) {
            if (cell.column() < 3) {
                sheet.write(cell, Sets.bar(4, 0, 0).ink(28, 28), 12, 0, 0, 0.8);
            }
        }
        Camera camera = Camera.GOOD.sized(600, 800).turned(180);
        Files.write(photograph, FilledSheets.jpeg(sheet.photograph(camera, 1), 0.9f));
        Files.write(
                other,
                FilledSheets.jpeg(new BufferedImage(80, 60, BufferedImage.TYPE_3BYTE_BGR), 0.9f));
        window.click("#data-open");
        TestWindow.until("it is read", () -> count() == 30);
        assertThat(TestWindow.fx(() -> data.data().set().counts())).containsOnly(3);
        TestWindow.until(
                "the other is named",
                () -> window.text("#notice .label").contains("no sheet was found"));
    }

    /** A name without suffix gets it, and the dialog did not ask about such a file. */
    @Test
    void aFileOfTheLongerNameIsReplacedOnlyWhenThatIsConfirmed(@TempDir Path folder)
            throws Exception {
        Path page = Files.writeString(folder.resolve("sheet.html"), "mine");
        Path set = Files.writeString(folder.resolve("own.ksdata"), "mine");
        TestWindow.run(
                () -> data.dialogs().chooseBy(new Answers(folder.resolve("sheet"), List.of())));
        window.click("#data-sheet");
        TestWindow.until("it asks", () -> window.text("#notice .label").contains("already"));
        assertThat(page).hasContent("mine");
        window.click("#file-replace");
        TestWindow.until("it is told", () -> window.text("#notice .label").contains("100 cells"));
        assertThat(Files.readString(page)).contains("size: A4");
        TestWindow.run(
                () -> data.dialogs().chooseBy(new Answers(folder.resolve("own"), List.of())));
        window.click("#data-save");
        TestWindow.until(
                "it asks", () -> window.text("#notice .label").contains("own.ksdata already"));
        assertThat(set).hasContent("mine");
    }

    /** What the dialogs of the system would answer. */
    private record Answers(Path target, List<Path> sources) implements DataDialogs.Chooser {
        @Override
        public List<File> open(FileChooser dialog, @Nullable Window owner) {
            return sources.stream().map(Path::toFile).toList();
        }

        @Override
        public File save(FileChooser dialog, @Nullable Window owner) {
            return target.toFile();
        }
    }

    private boolean isDone(DataStage stage) {
        return TestWindow.fx(() -> data.walk().doneProperty().get().contains(stage));
    }

    /** Opens a stage, when what was done has its place on the panel. */
    private void stage(DataStage stage) {
        window.settle();
        window.click("#data-walk-" + stage.name().toLowerCase(java.util.Locale.ROOT));
        TestWindow.until(
                stage + " is open",
                () -> TestWindow.fx(() -> data.walk().stageProperty().get()) == stage);
    }

    /** The five stages in their order, as a class goes through them. */
    @Test
    void tenDigitsAreCollectedReadLearnedAndCorrected() {
        for (int i = 0; i < 10; i++) {
            int label = i % 2 == 0 ? 1 : 7;
            double lean = 0.02 * i;
            TestWindow.run(() -> data.collect().labelProperty().set(label));
            Stroke stroke =
                    label == 1
                            ? Stroke.at(0.45 + lean, 0.2, 0.08).to(0.5, 0.8)
                            : Stroke.at(0.3, 0.2, 0.08).to(0.7, 0.2).to(0.4 + lean, 0.8);
            program.draw(stroke);
            window.focus("#pad");
            window.type(KeyCode.ENTER);
            int expected = i + 1;
            TestWindow.until("it is kept", () -> count() == expected);
        }
        TestWindow.until("ten are enough", () -> isDone(DataStage.COLLECT));
        stage(DataStage.ACCURACY);
        window.click("#data-evaluate");
        TestWindow.until("they are read", () -> isDone(DataStage.ACCURACY));
        assertThat(window.text("#data-accuracy-7")).endsWith("/5");
        stage(DataStage.PREPARATION);
        window.click("#steps-inked");
        TestWindow.until("they are read inverted", () -> isDone(DataStage.PREPARATION));
        assertThat(window.text("#steps-chosen")).contains("10");
        stage(DataStage.TUNE);
        window.click("#data-fine-tune");
        TestWindow.until("Train mode has the set", () -> isUsed());
        TestWindow.run(
                () -> {
                    var settings = program.parts().training().settingsProperty();
                    settings.set(settings.get().withEpochs(2));
                    program.parts().training().train();
                });
        TestWindow.until(
                "it has learned",
                () -> TestWindow.fx(() -> program.parts().training().state()) == RunState.FINISHED);
        window.click("#mode-data");
        TestWindow.until("that is seen", () -> isDone(DataStage.TUNE));
        stage(DataStage.AFTER);
        window.click("#data-compare");
        TestWindow.until("four accuracies", () -> isDone(DataStage.AFTER));
        assertThat(window.text("#data-after-3")).endsWith(" %");
        TestWindow.until(
                "the tuned network has read them",
                () -> TestWindow.fx(() -> data.predictions().predictionsProperty().get()) != null);
        // A wrong label is a mistake that nobody but the label has made.
        int said = TestWindow.fx(() -> data.predictions().predictionsProperty().get().predicted(0));
        TestWindow.run(() -> data.exampleGrid().select(java.util.Set.of(0)));
        TestWindow.run(() -> data.exampleGrid().relabel((said + 1) % 10));
        window.click("#data-mistakes");
        TestWindow.until(
                "it is among the mistakes",
                () ->
                        TestWindow.fx(
                                () ->
                                        IntStream.of(data.exampleGrid().placesProperty().get())
                                                .anyMatch(place -> place == 0)));
        window.click("#data-undo");
        assertThat(TestWindow.fx(() -> data.data().set().example(0).label())).isEqualTo(1);
    }

    private boolean asksForDigits() {
        return !TestWindow.fx(() -> program.shared().drawing().signsProperty().get());
    }

    private boolean isUsed() {
        return TestWindow.fx(() -> program.shared().workspace().modeProperty().get()) == Mode.TRAIN;
    }

    @Test
    void theSetIsLearnedAndMnistComesBack() throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            examples.add(Sets.bar(2 * (i % 3), i % 3, i));
        }
        OwnDataset set =
                OwnDataset.of(ClassNames.checked(List.of("ㄱ", "ㄴ", "ㄷ")), 28, 28, examples);
        assertThat(asksForDigits()).isTrue();
        TestWindow.run(() -> data.data().open(set, null));
        assertThat(asksForDigits()).as("while letters are collected").isFalse();
        TestWindow.until("they are read", () -> isDone(DataStage.ACCURACY));
        stage(DataStage.TUNE);
        window.click("#data-fine-tune");
        TestWindow.until(
                "Train mode has the set",
                () ->
                        TestWindow.fx(() -> program.shared().workspace().modeProperty().get())
                                == Mode.TRAIN);
        TestWindow.until(
                "the network has three classes",
                () ->
                        TestWindow.fx(
                                () -> {
                                    var now =
                                            program.shared().network().architectureProperty().get();
                                    return now != null && now.classes() == 3;
                                }));
        assertThat(TestWindow.fx(() -> program.shared().network().frozenProperty().get()))
                .containsExactlyInAnyOrder("C1", "C3");
        TestWindow.run(
                () -> {
                    var settings = program.parts().training().settingsProperty();
                    settings.set(settings.get().withEpochs(2));
                    program.parts().training().train();
                });
        TestWindow.until(
                "it has learned",
                () -> TestWindow.fx(() -> program.parts().training().state()) == RunState.FINISHED);
        assertThat(TestWindow.fx(() -> program.shared().network().className(2))).isEqualTo("ㄷ");
        assertThat(asksForDigits()).as("of a network for letters").isFalse();
        window.click("#tray-test");
        TestWindow.until(
                "the classes of the set in the tray",
                () -> window.text("#tray-filter-2").equals("ㄷ"));
        window.click("#train-tab-mistakes");
        window.click("#confusion");
        TestWindow.until(
                "the confusion matrix names a class",
                () ->
                        TestWindow.fx(
                                        () ->
                                                window.find("#confusion", Node.class)
                                                        .getAccessibleText())
                                .contains("ㄴ"));
        TestWindow.run(data::forget);
        assertThat(TestWindow.fx(() -> data.inUseProperty().get())).isFalse();
    }

    /** At any size of text there are rows of the grid in sight, and every tool can be reached. */
    @Test
    void largeTextLeavesRoomForTheGrid() throws UserFacingException {
        OwnDataset set = Sets.bars(3);
        TestWindow.run(() -> data.data().open(set, null));
        for (TextScale scale : TextScale.values()) {
            TestWindow.run(() -> program.shared().display().textScaleProperty().set(scale));
            window.settle();
            window.settle();
            Bounds grid = bounds("#example-grid");
            double em = TestWindow.fx(() -> TextSize.at(program.parts().window()));
            double seen = Math.min(grid.getMaxY(), 800) - grid.getMinY();
            assertThat(seen).as("at %s %%", scale.percent()).isGreaterThan(8 * em);
        }
        assertThat(TestWindow.fx(window.find("#data-classes", Node.class)::isVisible)).isFalse();
        window.click("#example-grid-class");
        window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        TestWindow.until(
                "one class is shown", () -> TestWindow.fx(() -> data.exampleGrid().count()) == 3);
        window.click("#data-walk-menu");
        window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        TestWindow.until(
                "the second stage",
                () -> TestWindow.fx(() -> data.walk().stageProperty().get()) == DataStage.ACCURACY);
        Node forward = window.find("#data-export-png", Node.class);
        assertThat(TestWindow.fx(() -> forward.getParent().isVisible())).isFalse();
        window.click("#data-more");
        TestWindow.until("it is in the pop-over", () -> forward.getParent().isVisible());
        assertThat(TestWindow.fx(() -> forward.getScene() == program.stage().getScene())).isFalse();
        TestWindow.run(() -> forward.getScene().getWindow().hide());
        TestWindow.until("it is back", () -> forward.getScene() == program.stage().getScene());
    }

    private Bounds bounds(String selector) {
        Node node = window.find(selector, Node.class);
        return TestWindow.fx(() -> node.localToScene(node.getLayoutBounds()));
    }

    /** What is left out is told in one sentence, and all of it can be read. */
    @Test
    void whatAnImportLeavesOutIsTold(@TempDir Path folder) throws Exception {
        OwnDataset set = Sets.bars(1);
        DatasetExport.png(set, folder, ImportProgress.UNWATCHED);
        Files.writeString(folder.resolve("0/film.mp4"), "no image");
        Files.writeString(folder.resolve("1/note.txt"), "no image");
        TestWindow.run(() -> data.files().read(List.of(folder.toFile())));
        TestWindow.until("it is read", () -> count() == 10);
        TestWindow.until(
                "the first is told", () -> window.text("#notice .label").contains("film.mp4"));
        window.click("#data-report-show");
        TestWindow.until(
                "all are listed",
                () ->
                        Window.getWindows().stream()
                                .map(each -> each.getScene().getRoot().lookup("#data-report-text"))
                                .anyMatch(
                                        it ->
                                                it instanceof TextArea area
                                                        && area.getText().contains("film.mp4")
                                                        && area.getText().contains("note.txt")));
        assertThat(TestWindow.fx(window.find("#data-report", Node.class)::isVisible)).isTrue();
    }
}
