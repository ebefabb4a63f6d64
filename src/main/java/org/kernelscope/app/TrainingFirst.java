package org.kernelscope.app;

import javafx.beans.value.ChangeListener;

import org.jspecify.annotations.Nullable;
import org.kernelscope.training.RunSettings;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.TrainModel;
import org.kernelscope.ui.train.TrainTab;

import picocli.CommandLine.Option;

/**
 * Trains a little before a picture of the window is taken, so that Train mode has something to
 * show. JavaFX thread.
 */
final class TrainingFirst implements Staging {
    @Option(
            names = "--mode",
            defaultValue = "explore",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Mode mode = Mode.EXPLORE;

    @Option(
            names = "--train-steps",
            paramLabel = "COUNT",
            description = "in the mode train: how many batches to learn from first")
    private int steps;

    @Option(
            names = "--train-digits",
            paramLabel = "COUNT",
            defaultValue = "60000",
            description =
                    "in the mode train: how many digits an epoch has (default: ${DEFAULT-VALUE})")
    private int digits = RunSettings.ALL_DIGITS;

    @Option(
            names = "--tab",
            defaultValue = "curves",
            description = "in the mode train: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private TrainTab tab = TrainTab.CURVES;

    @Override
    public void prepare(WindowParts parts, Runnable ready) {
        parts.shared().workspace().modeProperty().set(mode);
        TrainModel training = parts.training();
        training.tabProperty().set(tab);
        if (mode != Mode.TRAIN || steps <= 0) {
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
                                } else if (enough) {
                                    view.removeListener(this);
                                    if (tab == TrainTab.COMPARE) {
                                        training.compareWithStart();
                                    }
                                    ready.run();
                                }
                            }
                        });
        training.settingsProperty().set(RunSettings.DEFAULT.withDigits(Math.max(1, digits)));
        training.train();
    }
}
