package org.kernelscope.ui.train.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.ui.TestWindow.fx;
import static org.kernelscope.ui.TestWindow.run;

import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * Of which checkpoint the table of the layers is, when what is found out comes late or not at all.
 */
final class LayersViewTest {
    private static final long SECOND = 1_000_000_000L;

    private final Deque<Runnable> work = new ConcurrentLinkedDeque<>();
    private final Deque<Runnable> answers = new ConcurrentLinkedDeque<>();
    private final SomeExamples examples = new SomeExamples();
    private final TrainingService service = new TrainingService(new Dl4jEngine(), examples);
    private final Notices notices = new Notices();
    private final Localisation texts = new Localisation();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(task -> {}, Runnable::run, notices);
    private final TrainModel model =
            new TrainModel(service, network, workspace, notices, answers::add);

    private LayersView view;
    private TestWindow window;

    /** A few, which cannot be read while {@link #missing}. */
    private static final class SomeExamples implements DatasetSource {
        private volatile boolean missing;

        @Override
        public Dataset train() throws UserFacingException {
            if (missing) {
                throw new UserFacingException("data.mnist.folder", "nowhere");
            }
            return Mnist.inside().test().range(0, 700);
        }

        @Override
        public Dataset test() throws UserFacingException {
            return Mnist.inside().test().range(700, 720);
        }
    }

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        view = fx(this::layers);
        window = TestWindow.open(() -> new Scene(view, 600, 400));
        run(() -> model.time().follow());
        run(() -> model.time().runs().look(SomeRuns.withCheckpoints(1, 0, 2, 4, 6)));
        found();
    }

    private LayersView layers() {
        texts.languageProperty().set(Language.ENGLISH);
        return new LayersView(
                model,
                new TrainContext(
                        network,
                        new DrawingModel(),
                        workspace,
                        new Display(),
                        texts,
                        notices,
                        examples,
                        Dl4jEngine::new,
                        work::add,
                        work::add,
                        work::add,
                        work::add,
                        answers::add));
    }

    @AfterEach
    void close() {
        window.close();
        service.close();
    }

    /** What is asked for is found out; nobody has been told yet. */
    private void lookedAt() {
        window.settle();
        while (!work.isEmpty()) {
            Objects.requireNonNull(work.poll()).run();
        }
    }

    private void told() {
        run(
                () -> {
                    while (!answers.isEmpty()) {
                        Objects.requireNonNull(answers.poll()).run();
                    }
                });
    }

    private void found() {
        lookedAt();
        told();
    }

    private String hint() {
        return fx(() -> ((Label) view.lookup("#layers-hint")).getText());
    }

    @Test
    void whileTheHistoryIsPlayedTheTableFollowsAsFastAsItCan() {
        assertThat(hint()).startsWith("Step 6 ·");
        run(() -> model.time().playback().togglePlaying());
        lookedAt();
        run(() -> model.time().playback().advance(5 * SECOND));
        assertThat(Objects.requireNonNull(fx(() -> model.time().shownProperty().get())).step())
                .isEqualTo(2);
        told();
        assertThat(hint()).startsWith("Step 0 ·");
        found();
        assertThat(hint()).startsWith("Step 2 ·");
    }

    @Test
    void aCheckpointThatCannotBeLookedAtIsNotShownAsAnother() {
        examples.missing = true;
        run(() -> model.time().scrubTo(2));
        found();
        assertThat(hint()).isEmpty();
        assertThat(fx(() -> Objects.requireNonNull(notices.newestProperty().get()).key()))
                .isEqualTo("data.mnist.folder");
        examples.missing = false;
        run(() -> model.time().scrubTo(4));
        found();
        assertThat(hint()).isEqualTo("Step 4 · Mean of 2 steps");
        run(() -> model.time().scrubTo(2));
        found();
        assertThat(hint()).startsWith("Step 2 ·");
    }

    @Test
    void anAnswerThatComesWhenItsCheckpointIsLeftIsAskedForAgain() {
        run(() -> model.time().scrubTo(2));
        lookedAt();
        run(() -> model.time().scrubTo(6));
        told();
        assertThat(hint()).startsWith("Step 6 ·");
        run(() -> model.time().scrubTo(2));
        found();
        assertThat(hint()).startsWith("Step 2 ·");
    }

    @Test
    void theTableOfAnotherRunIsNotShownUnderTheNameOfThisOne() {
        assertThat(hint()).startsWith("Step 6 ·");
        // It has as many steps.
        run(() -> model.time().runs().look(SomeRuns.withCheckpoints(2, 0, 6)));
        lookedAt();
        assertThat(hint()).isEmpty();
        assertThat(fx(() -> table().getAccessibleText())).isEmpty();
        told();
        assertThat(hint()).isEqualTo("Step 6 · Mean of 6 steps");
        run(() -> model.time().choose(SomeRuns.withCheckpoints(1, 0, 2, 4, 6)));
        window.settle();
        assertThat(hint()).isEmpty();
        found();
        assertThat(hint()).isEqualTo("Step 6 · Mean of 2 steps");
    }

    private Node table() {
        return view.lookup("#layers-table");
    }

    @Test
    void whereThereIsNoOtherCheckpointTheSizeOfAStepIsUnknown() {
        run(() -> model.time().runs().look(SomeRuns.withCheckpoints(2, 3)));
        found();
        assertThat(hint()).isEqualTo("Step 3 · The size of a step is not known here");
    }
}
