package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentFile;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.experiment.ExperimentFiles;
import org.kernelscope.ui.train.model.ExperimentModel;

/** Somebody trains an experiment in the window, cancels one, and keeps the arms in a file. */
final class ExperimentWalkTest {
    @TempDir private Path folder;

    private RunningProgram program;
    private TestWindow window;
    private ExperimentModel model;

    private static Experiment twins(int steps) {
        return new Experiment(
                "twins", Experiment.TWINS.arms().stream().map(arm -> arm.lasting(steps)).toList());
    }

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        model = program.parts().train().experiments();
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.TRAIN));
        window.settle();
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void armsAreTrainedCancelledSavedAndOpened() throws Exception {
        window.click("#train-experiments-first");
        window.untilText("#train-state", program.sentence("training.state.none"));
        cancelled();
        trained();
        saved();
    }

    private void choose(Experiment experiment) {
        TestWindow.run(() -> model.chosenProperty().set(experiment));
        window.settle();
    }

    private void cancelled() {
        choose(twins(1_000));
        window.click("#experiment-train");
        TestWindow.until("progress is shown", () -> bar("#train-progress").fraction() > 0);
        window.untilText("#train-state", program.sentence("training.state.experiment"));
        TestWindow.until(
                "the arm is told", () -> window.text("#experiment-state").contains("equal start"));
        assertThat(window.find("#experiment-save", Node.class).isDisabled()).isTrue();
        window.click("#experiment-cancel");
        TestWindow.until("it ends", () -> model.progressProperty().get() == null);
        assertThat(TestWindow.fx(() -> model.resultsProperty().get())).isEmpty();
        window.untilText("#train-state", program.sentence("training.state.none"));
    }

    private FillBar bar(String selector) {
        return (FillBar) program.parts().window().lookup(selector);
    }

    private void trained() {
        choose(twins(3));
        window.click("#experiment-train");
        TestWindow.until("all are trained", model::isComplete);
        TestWindow.until(
                "the sentence",
                () -> window.text("#experiment-found").contains("The sentence above"));
        window.untilText("#train-state", program.sentence("training.state.arms"));
        window.untilText("#train-where", name(Experiment.TWINS));
        assertThat(window.text("#experiment-row-1")).contains("random start, step 3");
        assertThat(window.find("#experiment-loss", Node.class).getAccessibleText())
                .contains("random start");
    }

    private String name(Experiment experiment) {
        return TestWindow.fx(
                () -> ExperimentWords.name(program.shared().localisation().texts(), experiment));
    }

    private void saved() throws Exception {
        Path file = folder.resolve("mine" + ExperimentFile.SUFFIX);
        ExperimentFiles files = files();
        TestWindow.run(() -> files.chooseBy(kind -> folder.resolve("mine")));
        window.click("#experiment-save");
        program.untilTold(program.sentence("export.done", file));
        assertThat(ExperimentFile.read(file).results()).hasSize(2);

        choose(Experiment.POOLING);
        assertThat(TestWindow.fx(() -> model.resultsProperty().get())).isEmpty();
        TestWindow.run(() -> files.chooseBy(kind -> file));
        window.click("#experiment-open");
        TestWindow.until("it is open", model::isComplete);
        assertThat(TestWindow.fx(() -> model.chosenProperty().get().id())).isEqualTo("twins");
        window.find("#experiment-row-1", Node.class);
        assertThat(window.text("#experiment-row-0")).contains("equal start, step 3");
        assertThat(TestWindow.fx(() -> program.parts().training().time().run()))
                .as("it is on the time line")
                .isNotNull();

        Files.writeString(file, "a letter");
        window.click("#experiment-open");
        TestWindow.until(
                "it is refused", () -> window.text("#notice .label").contains(file.toString()));
        assertThat(TestWindow.fx(model::isComplete)).as("what was there stays").isTrue();
    }

    private ExperimentFiles files() {
        return (ExperimentFiles) window.find("#experiment-open", Node.class).getParent();
    }
}
