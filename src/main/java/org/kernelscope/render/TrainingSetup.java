package org.kernelscope.render;

import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Range;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;
import picocli.CommandLine.Option;

/**
 * Trains a little before an image of the window is taken, so that Train mode has something to show.
 * JavaFX thread.
 */
final class TrainingSetup {
    private static final int MNIST_DIGITS = 60_000;

    @Option(
            names = "--train-steps",
            paramLabel = "COUNT",
            description = "how many batches to learn from first, for an image of the mode train")
    @Range(from = 0, to = 1_000_000)
    private int steps;

    @Option(
            names = "--train-digits",
            paramLabel = "COUNT",
            defaultValue = "60000",
            description = "how many digits an epoch of these has (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = RunSettings.ALL_EXAMPLES)
    private int digits = RunSettings.ALL_EXAMPLES;

    /** Begins; {@code ready} is run when it is done. */
    void prepare(WindowModule parts, Runnable ready) {
        TrainModel training = parts.training();
        if (steps <= 0) {
            ready.run();
            return;
        }
        training.viewProperty()
                .addListener(
                        new ChangeListener<RunView>() {
                            @Override
                            public void changed(
                                    javafx.beans.value.ObservableValue<? extends RunView> view,
                                    @Nullable RunView before,
                                    RunView now) {
                                boolean enough = now.progress().step() >= steps;
                                if (now.state() == RunState.RUNNING && enough) {
                                    training.trainOrPause();
                                } else if (isOver(now.state()) && !enough) {
                                    view.removeListener(this);
                                    // Whatever is told ends the command.
                                    parts.shared()
                                            .notices()
                                            .tell(
                                                    new UserFacingException(
                                                            "render.untrained",
                                                            now.progress().step(),
                                                            steps));
                                } else if (enough) {
                                    view.removeListener(this);
                                    if (training.tabProperty().get() == TrainTab.COMPARE) {
                                        training.time().compareWithStart();
                                    }
                                    ready.run();
                                }
                            }
                        });
        training.settingsProperty().set(settings());
        training.train();
    }

    private static boolean isOver(RunState state) {
        return state == RunState.FINISHED || state == RunState.FAILED || state == RunState.STOPPED;
    }

    /** With as many epochs as the steps need. */
    private RunSettings settings() {
        RunSettings usual = RunSettings.DEFAULT.withExampleCount(digits);
        int learned = Math.min(digits, MNIST_DIGITS - usual.heldOut());
        int perEpoch = (learned + usual.batch() - 1) / usual.batch();
        int epochs = (steps + perEpoch - 1) / perEpoch;
        return usual.withEpochs(Math.min(RunSettings.MAX_EPOCHS, Math.max(usual.epochs(), epochs)));
    }
}
