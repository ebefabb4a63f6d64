package org.kernelscope.ui.stage;

import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.GradientFlow;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;

/** Paints the maps of the stage: values, or gradients in backward mode. */
final class StageMaps {
    private final NetworkModel network;
    private final BackwardModel backward;
    private final Display display;
    private final StageOpening opening;
    private final StageSurface surface = new StageSurface();

    StageMaps(NetworkModel network, BackwardModel backward, Display display, StageOpening opening) {
        this.network = network;
        this.backward = backward;
        this.display = display;
        this.opening = opening;
    }

    /**
     * Paints the values of {@code architecture}, or its gradients in backward mode.
     *
     * @param end where the layers move
     */
    void paint(Raster raster, StageLayout layout, StageLayout end, Architecture architecture) {
        Look look = display.look();
        if (backward.onProperty().get()) {
            paintGradients(raster, layout, architecture, look.ofGradients());
            return;
        }
        InferenceResult inference = network.inferenceProperty().get();
        boolean fits = inference != null && inference.model().architecture().equals(architecture);
        if (inference != null && fits) {
            ColorScale scale = inference.scale(display.scaleProperty().get());
            surface.paint(
                    raster, layout, inference.activations(), architecture.input(), scale, look);
            opening.paint(raster, layout, end, inference, look, scale);
        } else {
            surface.paintEmpty(raster, layout, look);
        }
    }

    private void paintGradients(
            Raster raster, StageLayout layout, Architecture architecture, Look look) {
        BackwardResult result = backward.resultProperty().get();
        if (result != null && result.inference().model().architecture().equals(architecture)) {
            Activations gradients = result.asActivations();
            ColorScale scale = ColorScale.of(display.scaleProperty().get(), gradients);
            surface.paint(raster, layout, gradients, null, scale, look);
            GradientFlow.of(result.gradients()).paint(raster, layout, look);
        } else {
            surface.paintEmpty(raster, layout, look);
        }
    }
}
