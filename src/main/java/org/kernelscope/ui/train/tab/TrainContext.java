package org.kernelscope.ui.train.tab;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The surroundings of Train mode. JavaFX thread.
 *
 * @param examples the training and test examples
 * @param engine opens networks for the comparison, on {@code engineThread}, and for checkpoints, on
 *     {@code analysis}
 * @param engineThread the thread of the networks on the stage
 * @param analysis computes what takes longer than a frame
 * @param reading reads files
 * @param writing writes files
 * @param fxThread the thread of the window
 */
public record TrainContext(
        NetworkModel network,
        DrawingModel drawing,
        ModeModel workspace,
        Display display,
        Localisation texts,
        Notices notices,
        DatasetSource examples,
        Supplier<TrainingEngine> engine,
        Executor engineThread,
        Executor analysis,
        FileExecutor reading,
        FileExecutor writing,
        Executor fxThread) {
    /** The same with other texts. */
    public TrainContext with(Localisation others) {
        return new TrainContext(
                network,
                drawing,
                workspace,
                display,
                others,
                notices,
                examples,
                engine,
                engineThread,
                analysis,
                reading,
                writing,
                fxThread);
    }
}
