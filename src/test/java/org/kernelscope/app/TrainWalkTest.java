package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.StageReason;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;

/**
 * Training as its user meets it: begin, draw while it learns, hold, go back in time, compare,
 * change settings, keep, fail.
 */
@Tag("slow")
final class TrainWalkTest {
    private static final int C1 = 0;

    /** However fast the machine is, it has not come to its end when it is told to pause. */
    private static final RunSettings ENDLESS =
            RunSettings.DEFAULT.withExampleCount(3_000).withEpochs(RunSettings.UNTIL_STOPPED);

    @TempDir Path folder;
    private RunningProgram program;
    private TestWindow window;
    private TrainModel training;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        training = program.parts().training();
        window.click("#mode-train");
        window.settle();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void theMapsOfWhatIsDrawnChangeWhileItLearnsAndGoBackInTime() {
        window.click("#train-first");
        untilSteps(5);
        Stroke one = Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.5).to(0.5, 0.8);
        program.draw(one);
        InferenceResult first = program.answer();
        long then = view().progress().step();
        untilSteps(then + 20);
        TestWindow.until("other maps of the same drawing", () -> moved(first));
        assertThat(view().state()).isEqualTo(RunState.RUNNING);
        window.click("#train");
        untilState(RunState.PAUSED);
        TestWindow.until(
                "the newest weights under the stage",
                () -> onStage() == training.viewProperty().get().newest().orElseThrow().weights());
        InferenceResult newest = program.answer();

        focus("#scrub");
        window.type(KeyCode.HOME);
        TestWindow.until(
                "the first weights under the stage",
                () -> onStage() == run().timeline().first().weights());
        InferenceResult beginning = program.answer();
        assertThat(map(beginning)).isNotEqualTo(map(newest));
        assertThat(beginning.activations().probabilities())
                .isNotEqualTo(newest.activations().probabilities());
        assertThat(training.time().liveProperty().get()).isFalse();
        window.type(KeyCode.RIGHT);
        TestWindow.until(
                "the moment after",
                () -> onStage() == run().timeline().checkpoints().get(1).weights());
        window.click("#timeline-live");
        TestWindow.until("the newest again", () -> onStage() == run().timeline().last().weights());
        assertThat(program.answer().activations().probabilities())
                .isEqualTo(newest.activations().probabilities());
    }

    @Test
    void theHistoryIsPlayedWithTheSpaceBar() {
        train(12);
        focus("#scrub");
        window.type(KeyCode.SPACE);
        TestWindow.until("an early moment", () -> onStage() == run().timeline().first().weights());
        window.type(KeyCode.SPACE);
        focus("#scrub");
        window.type(KeyCode.END);
        TestWindow.until("the end", () -> onStage() == run().timeline().last().weights());
    }

    @Test
    void twoMomentsAreComparedWithTheSameDigit() {
        train(12);
        window.click("#train-tab-compare");
        window.click("#compare-start");
        Node predictions = window.find("#compare-predictions", Node.class);
        TestWindow.until("both predictions", () -> !predictions.getAccessibleText().isEmpty());
        Node difference = window.find("#compare-kernels-difference", Node.class);
        assertThat(TestWindow.fx(difference::getAccessibleText)).startsWith("A − B");
        String told = TestWindow.fx(predictions::getAccessibleText);
        window.click("#compare-swap");
        TestWindow.until(
                "the first weights on the stage",
                () -> onStage() == run().timeline().first().weights());
        TestWindow.until(
                "both predictions, swapped", () -> !predictions.getAccessibleText().equals(told));
        window.click("#clear");
        TestWindow.until(
                "no guess without a digit", () -> predictions.getAccessibleText().isEmpty());
        window.click("#compare-end");
        TestWindow.until(
                "nothing to compare",
                () ->
                        !window.stage()
                                .getScene()
                                .lookup("#compare-predictions")
                                .getParent()
                                .getParent()
                                .isVisible());
    }

    @Test
    void aRunIsRewoundAndRunAgainWithOneThingChanged() {
        train(8);
        window.click("#train-stop");
        untilState(RunState.STOPPED);
        window.click("#train-tab-settings");
        set("#set-rate", "0.01");
        assertThat(settings().rate()).isEqualTo(0.01);
        window.click("#train-anew");
        TestWindow.until("a second run", () -> run().number() > 1 && run().steps().size() > 4);
        window.click("#train");
        untilState(RunState.PAUSED);
        assertThat(run().settings().rate()).isEqualTo(0.01);
        assertThat(run().settings().seed()).isEqualTo(RunSettings.DEFAULT.seed());
        Node chooser = window.find("#timeline-run", Node.class);
        assertThat(TestWindow.fx(chooser::isVisible)).isTrue();
    }

    @Test
    void whatIsSetIsTakenOverAndWhatCannotBeIsNot() {
        window.click("#train-settings-first");
        window.settle();
        set("#set-epochs", "2");
        assertThat(settings().epochs()).isEqualTo(2);
        set("#set-rate", "fast");
        assertThat(settings().rate()).isEqualTo(RunSettings.DEFAULT.rate());
        focus("#set-epochs");
        TextField rate = window.find("#set-rate", TextField.class);
        TestWindow.until("what holds is written again", () -> rate.getText().equals("0.001"));
        window.click("#set-endless");
        assertThat(settings().isEndless()).isTrue();
        // The form is longer than what can be seen of it.
        focus("#train-more-button");
        window.type(KeyCode.SPACE);
        window.settle();
        assertThat(TestWindow.fx(window.find("#train-more", Node.class)::isVisible)).isTrue();
        set("#set-batch", "32");
        assertThat(settings().batch()).isEqualTo(32);
    }

    @Test
    void theRateChangesWhileItRunsAndTheChangeIsMarked() {
        TestWindow.run(() -> training.tabProperty().set(TrainTab.SETTINGS));
        window.click("#train-first");
        untilSteps(3);
        set("#set-rate", "0.005");
        TestWindow.until(
                "the change is marked",
                () ->
                        run().marks().stream()
                                .anyMatch(mark -> mark.kind() == RunEvent.Kind.ADJUSTED));
        assertThat(run().currentSettings().rate()).isEqualTo(0.005);
        window.click("#train-stop");
        untilState(RunState.STOPPED);
    }

    @Test
    void oneStepIsOneStepAndResetGoesBack() {
        window.click("#train-settings-first");
        window.click("#train-batch");
        untilSteps(1);
        untilState(RunState.PAUSED);
        Node learned = window.find("#train-learned", Node.class);
        assertThat(TestWindow.fx(learned::isVisible)).isFalse();
        window.click("#train-digit");
        untilSteps(2);
        untilState(RunState.PAUSED);
        TestWindow.until("the digit is shown", learned::isVisible);
        double loss = run().steps().get(MetricSeries.Metric.LOSS, 1);
        assertThat(window.text("#train-learned-loss"))
                .isEqualTo(program.sentence("training.learned.loss", Numbers.value(loss)));
        int label = Objects.requireNonNull(view().learned()).label();
        assertThat(window.text("#train-learned-digit")).contains(" " + label);
        assertThat(run().steps().size()).isEqualTo(2);
        Tensor before = run().timeline().first().weights().get("C1.weight");
        window.click("#train-reset");
        TestWindow.until("no step was made", () -> run().steps().size() == 0);
        assertThat(run().timeline().last().weights().get("C1.weight")).isEqualTo(before);
    }

    @Test
    void aTrainingThatComesApartSaysSoAndKeepsWhatItHas() {
        TestWindow.run(
                () ->
                        training.settingsProperty()
                                .set(
                                        RunSettings.DEFAULT
                                                .withOptimizer(Optimizer.SGD)
                                                .withRate(1_000)
                                                .withExampleCount(3_000)));
        window.click("#train-first");
        untilState(RunState.FAILED);
        program.untilTold(Objects.requireNonNull(view().problem()));
        assertThat(run().marks()).extracting(RunEvent::kind).contains(RunEvent.Kind.FAILED);
        assertThat(run().timeline().checkpoints()).isNotEmpty();
        window.untilText("#train-state", program.sentence("training.state.failed"));
    }

    @Test
    void whoOpensANetworkHasTheStage() {
        window.click("#train-first");
        untilSteps(3);
        TestWindow.run(() -> program.shared().network().use(ProgramModels::firstModel));
        TestWindow.until(
                "the opened network",
                () -> program.shared().network().originProperty().get().equals(StageReason.OPENED));
        long step = view().progress().step();
        untilSteps(step + 5);
        assertThat(TestWindow.fx(() -> program.shared().network().originProperty().get()))
                .isEqualTo(StageReason.OPENED);
        window.click("#timeline-live");
        TestWindow.until(
                "the run under the stage again",
                () -> program.shared().network().originProperty().get().isCheckpoint());
    }

    @Test
    void aNetworkPutOnTheStageIsTheOneThatIsTrainedNext() {
        train(5);
        window.untilText("#train", program.sentence("training.resume"));
        RunRecord first = run();
        window.click("#train-tab-compare");
        window.click("#compare-start");
        Node predictions = window.find("#compare-predictions", Node.class);
        TestWindow.until("both predictions", () -> !predictions.getAccessibleText().isEmpty());
        String told = TestWindow.fx(predictions::getAccessibleText);

        MenuButton menu = window.find("#network-menu", MenuButton.class);
        TestWindow.run(
                () ->
                        menu.getItems().stream()
                                .filter(
                                        item ->
                                                ("network-" + Presets.TINY.id())
                                                        .equals(item.getId()))
                                .forEach(MenuItem::fire));
        TestWindow.until(
                "the other network",
                () -> {
                    InferenceResult now = program.shown();
                    return now != null && now.model().architecture().equals(Presets.TINY);
                });
        TestWindow.until(
                "the predictions of the two checkpoints, whatever is on the stage",
                () -> predictions.getAccessibleText().equals(told));
        window.untilText("#train", program.sentence("training.train"));
        window.click("#train");
        TestWindow.until(
                "a run of the other network",
                () ->
                        run().architecture().equals(Presets.TINY)
                                && view().state() == RunState.RUNNING);
        assertThat(run().number()).isNotEqualTo(first.number());
    }

    @Test
    void aRunIsKeptInAFileAndOpenedAgain() throws Exception {
        train(6);
        Path file = folder.resolve("mine" + RunFile.SUFFIX);
        TestWindow.run(() -> program.parts().train().files().saveRun(file));
        TestWindow.until("the file", () -> Files.exists(file));
        int steps = run().steps().size();
        window.click("#train-reset");
        TestWindow.until("a new beginning", () -> run().steps().size() == 0);
        TestWindow.run(() -> program.parts().train().files().open(file));
        TestWindow.until("the run of the file", () -> run().steps().size() == steps);
        assertThat(view().state()).isEqualTo(RunState.PAUSED);
        Path network = folder.resolve("network.safetensors");
        TestWindow.run(() -> program.parts().train().files().saveNetwork(network));
        TestWindow.until("the network", () -> Files.exists(network));
        assertThat(ProgramModels.read(network).weights())
                .isEqualTo(run().timeline().last().weights());
    }

    @Test
    void aFileThatIsNoRunLeavesTheOneThatIsThere() throws Exception {
        train(4);
        Path file = folder.resolve("odd" + RunFile.SUFFIX);
        Files.writeString(file, "a letter to somebody else, and not a run at all");
        RunSettings settings = settings();
        TestWindow.run(() -> program.parts().train().files().open(file));
        TestWindow.until(
                "it says so",
                () -> {
                    UserFacingException told =
                            program.parts().shared().notices().newestProperty().get();
                    return told != null && String.valueOf(told.getMessage()).contains("odd.run");
                });
        assertThat(view().state()).isEqualTo(RunState.PAUSED);
        assertThat(view().problem()).isNull();
        assertThat(settings()).isEqualTo(settings);
        long step = view().progress().step();
        window.click("#train-batch");
        untilSteps(step + 1);
    }

    @Test
    void aFileThatTheDialogDidNotAskAboutIsNotOverwrittenUnasked() throws Exception {
        train(4);
        Path there = Files.writeString(folder.resolve("mine" + RunFile.SUFFIX), "a letter");
        TestWindow.run(
                () -> program.parts().train().files().chooseBy(kind -> folder.resolve("mine")));
        window.click("#run-save");
        TestWindow.until("it asks", () -> window.text("#notice .label").contains(there.toString()));
        assertThat(there).hasContent("a letter");
        window.click("#file-replace");
        TestWindow.until("it is replaced", () -> !holds(there, "a letter"));
        assertThat(RunFile.read(there).run().steps().size()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatCouldNotBeSavedIsTriedAgainOrElsewhere() throws Exception {
        train(4);
        Path missing = folder.resolve("missing");
        Path network = missing.resolve("net.safetensors");
        TestWindow.run(() -> program.parts().train().files().saveNetwork(network));
        TestWindow.until("it says so", () -> window.text("#notice .label").contains("no folder"));
        Path elsewhere = folder.resolve("other.safetensors");
        TestWindow.run(() -> program.parts().train().files().chooseBy(kind -> elsewhere));
        window.click("#file-elsewhere");
        TestWindow.until("it is there", () -> Files.exists(elsewhere));
        assertThat(ProgramModels.read(elsewhere).weights())
                .isEqualTo(run().timeline().last().weights());

        TestWindow.run(() -> program.parts().train().files().saveNetwork(network));
        TestWindow.until("it says so", () -> window.text("#notice .label").contains("no folder"));
        Files.createDirectory(missing);
        window.click("#file-again");
        TestWindow.until("it is there", () -> Files.exists(network));
    }

    private static boolean holds(Path file, String content) {
        try {
            return Files.size(file) == content.length();
        } catch (java.io.IOException replacedMeanwhile) {
            return true;
        }
    }

    @Test
    void aRunOfOtherDataIsRefusedAndItsWeightsCanLearnFromTheDataHere() {
        Path file = Path.of("src/test/resources/faults/resumed-with-other-digits.run");
        TestWindow.run(() -> program.parts().train().files().open(file));
        TestWindow.until(
                "it says so",
                () -> {
                    UserFacingException told =
                            program.parts().shared().notices().newestProperty().get();
                    return told != null && told.key().equals("training.otherData.open");
                });
        assertThat(window.text("#notice .label")).contains("200 test images", "1,000 test");
        assertThat(view().run()).isNull();
        window.click("#run-begin-with-weights");
        untilSteps(1);
        assertThat(run().fresh()).isFalse();
        assertThat(run().architecture().id()).isEqualTo("tiny");
    }

    @Test
    void aMomentThatNobodyWatchedShowsItsGradientsAndSteps() {
        train(6);
        window.click("#train-tab-layers");
        focus("#scrub");
        window.type(KeyCode.HOME);
        Node table = window.find("#layers-table", Node.class);
        TestWindow.until(
                "the size of the first steps",
                () -> table.getAccessibleText().matches("C1: step to weights -?\\d.*"));
        window.click("#train-tab-mistakes");
        TestWindow.until(
                "what it took test digits for",
                () -> window.stage().getScene().lookup(".ks-train-prediction") != null);
    }

    @Test
    void aRunAtWorkIsNotGivenUpForOneFromAFile() {
        train(4);
        Path file = folder.resolve("mine" + RunFile.SUFFIX);
        TestWindow.run(() -> program.parts().train().files().saveRun(file));
        TestWindow.until("the file", () -> Files.exists(file));
        TestWindow.run(
                () ->
                        training.settingsProperty()
                                .set(RunSettings.DEFAULT.withEpochs(9).withSeed(5)));
        TestWindow.run(training::train);
        TestWindow.until(
                "the other run",
                () -> run().settings().seed() == 5 && view().state() == RunState.RUNNING);
        TestWindow.run(() -> program.parts().train().files().open(file));
        TestWindow.until(
                "it says so",
                () -> {
                    UserFacingException told =
                            program.parts().shared().notices().newestProperty().get();
                    return told != null && told.key().equals("training.busy");
                });
        assertThat(view().state()).isEqualTo(RunState.RUNNING);
        assertThat(settings().seed()).isEqualTo(5);
    }

    @Test
    void mistakesAreShownAfterAnEpochAndGoOntoThePad() {
        TestWindow.run(
                () ->
                        training.settingsProperty()
                                .set(RunSettings.DEFAULT.withExampleCount(640).withEpochs(1)));
        window.click("#train-first");
        untilState(RunState.FINISHED);
        window.click("#train-tab-mistakes");
        TestWindow.until(
                "the worst mistakes",
                () -> window.stage().getScene().lookup(".ks-train-prediction") != null);
        Labeled tile = window.find(".ks-train-prediction", Labeled.class);
        assertThat(TestWindow.fx(tile::getText)).contains("✗", "→");
        String right = TestWindow.fx(tile::getText).replaceAll(".*→", "");
        window.click(tile);
        TestWindow.until("it is on the pad", () -> program.drawing().backdrop() != null);
        window.untilText("#winner", right);
        // The most confident mistake after the only epoch.
        window.click("#mistakes-of-epochs");
        TestWindow.until("one tile", () -> window.find("#confident", Node.class).isVisible());
        window.untilText("#mistakes-confident", program.sentence("training.confident.title"));
    }

    // --- hands and eyes ---

    private void train(int steps) {
        TestWindow.run(() -> training.settingsProperty().set(ENDLESS));
        window.click("#train-first");
        untilSteps(steps);
        window.click("#train");
        untilState(RunState.PAUSED);
    }

    private void set(String field, String text) {
        TextField number = window.find(field, TextField.class);
        TestWindow.run(
                () -> {
                    number.requestFocus();
                    number.setText(text);
                });
        window.type(KeyCode.ENTER);
    }

    private void focus(String part) {
        Node node = window.find(part, Node.class);
        TestWindow.run(node::requestFocus);
    }

    private void untilSteps(long steps) {
        TestWindow.until(
                steps + " steps", () -> training.viewProperty().get().progress().step() >= steps);
    }

    private void untilState(RunState state) {
        TestWindow.until("it is " + state, () -> training.viewProperty().get().state() == state);
    }

    private RunView view() {
        return TestWindow.fx(() -> training.viewProperty().get());
    }

    private RunRecord run() {
        return Objects.requireNonNull(training.viewProperty().get().run());
    }

    private RunSettings settings() {
        return TestWindow.fx(() -> training.settingsProperty().get());
    }

    /** The weights that the newest answer was computed with. */
    private Object onStage() {
        InferenceResult inference = program.shown();
        return inference == null ? "nothing" : inference.model().weights();
    }

    /** Whether the same drawing now makes other maps than {@code before}. */
    private boolean moved(InferenceResult before) {
        InferenceResult now = program.shown();
        return now != null && !map(now).equals(map(before));
    }

    private static Tensor map(InferenceResult inference) {
        Activations activations = inference.activations();
        return activations.output(C1);
    }
}
