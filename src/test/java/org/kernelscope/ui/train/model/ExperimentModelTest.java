package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The arms of an experiment are trained in the background, and are runs like others. */
final class ExperimentModelTest {
    private static final Experiment SHORT =
            new Experiment(
                    "twins", Experiment.TWINS.arms().stream().map(arm -> arm.lasting(3)).toList());
    private static final DatasetSource FEW =
            new DatasetSource() {
                @Override
                public Dataset train() throws UserFacingException {
                    return Mnist.inside().train().range(0, 64);
                }

                @Override
                public Dataset test() throws UserFacingException {
                    return Mnist.inside().test().range(0, 100);
                }
            };

    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final TrainingService service = new TrainingService(new Dl4jEngine(), FEW);
    private final Texts texts = Texts.in(Language.ENGLISH);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private TrainModel training;
    private ExperimentModel model;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        training =
                TestWindow.fx(
                        () ->
                                new TrainModel(
                                        service, network, new ModeModel(), notices, Runnable::run));
        model =
                TestWindow.fx(
                        () ->
                                new ExperimentModel(
                                        training,
                                        network,
                                        notices,
                                        Dl4jEngine::new,
                                        FEW,
                                        background::add,
                                        Runnable::run));
        TestWindow.run(
                () -> {
                    network.start(
                            Dl4jEngine::new,
                            () ->
                                    org.kernelscope.engine.Model.untrained(
                                            SHORT.arms().get(0).architecture(), 1));
                    model.chosenProperty().set(SHORT);
                });
    }

    @AfterEach
    void close() {
        training.close();
        service.close();
    }

    private void work() {
        TestWindow.run(
                () -> {
                    while (!background.isEmpty()) {
                        background.remove().run();
                    }
                });
    }

    private List<String> names() {
        return training.time().runs().all().stream()
                .map(run -> training.time().runs().name(texts, run))
                .toList();
    }

    @Test
    void theArmsAreRunsOfTheTimeLineAndOneOfThemIsChangedByHand() {
        TestWindow.run(model::train);
        assertThat(model.progressProperty().get()).isNotNull();
        work();
        assertThat(model.progressProperty().get()).isNull();
        assertThat(model.isComplete()).isTrue();
        assertThat(names()).containsExactly("equal start", "random start");
        RunPosition shown = Objects.requireNonNull(training.time().shownProperty().get());
        RunPosition other = Objects.requireNonNull(training.time().otherProperty().get());
        assertThat(shown.step()).isEqualTo(3);
        assertThat(other.step()).as("the same moment").isEqualTo(3);
        assertThat(other.isSame(shown)).isFalse();
        TestWindow.run(() -> training.time().scrubTo(2));
        assertThat(model.resultsProperty().get())
                .extracting(arm -> model.momentOf(arm).step())
                .containsExactly(2L, 2L);

        ArmResult random = model.resultsProperty().get().get(1);
        TestWindow.run(() -> model.change(random.arm()));
        assertThat(training.tabProperty().get()).isEqualTo(TrainTab.SETTINGS);
        RunSettings settings = training.settingsProperty().get();
        assertThat(settings).isEqualTo(random.arm().settings());
        TestWindow.run(
                () -> {
                    training.settingsProperty().set(settings.withRate(0.02));
                    model.trainChanged();
                });
        work();
        assertThat(names()).containsExactly("equal start", "random start", "changed 1");
        ArmResult changed = model.resultsProperty().get().get(2);
        assertThat(changed.arm().settings().rate()).isEqualTo(0.02);
        assertThat(changed.step()).isEqualTo(3);
        assertThat(training.tabProperty().get()).isEqualTo(TrainTab.EXPERIMENT);
        assertThat(changed.weights()).isNotEqualTo(random.weights());
    }

    @Test
    void whatIsCancelledTrainsNothing() {
        TestWindow.run(
                () -> {
                    model.train();
                    model.cancel();
                });
        work();
        assertThat(model.progressProperty().get()).isNull();
        assertThat(model.resultsProperty().get()).isEmpty();
        TestWindow.run(model::train);
        work();
        assertThat(model.isComplete()).as("it can be trained again").isTrue();
    }

    @Test
    void resultsAreOfTheChosenExperiment() {
        TestWindow.run(model::train);
        work();
        TestWindow.run(() -> model.chosenProperty().set(Experiment.POOLING));
        assertThat(model.resultsProperty().get()).isEmpty();
        TestWindow.run(() -> model.chosenProperty().set(SHORT));
        assertThat(model.resultsProperty().get()).hasSize(2);
    }
}
