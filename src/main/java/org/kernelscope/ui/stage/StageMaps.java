package org.kernelscope.ui.stage;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.GradientFlow;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StagePainter;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.StepCourse;
import org.kernelscope.ui.state.StepPlayback;

/** Paints the maps of the stage: values, or gradients in backward mode. */
final class StageMaps {
    private final NetworkModel network;
    private final BackwardModel backward;
    private final Display display;
    private final StageOpening opening;
    private final @Nullable StepPlayback step;
    private final StageSurface surface = new StageSurface();

    /**
     * @param step plays a training step in backward mode; null for none
     */
    StageMaps(
            NetworkModel network,
            BackwardModel backward,
            Display display,
            StageOpening opening,
            @Nullable StepPlayback step) {
        this.network = network;
        this.backward = backward;
        this.display = display;
        this.opening = opening;
        this.step = step;
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
            TrainingStep played = step == null ? null : step.stepProperty().getValue();
            if (step != null && played != null && layout.openness() == 0) {
                paintStep(raster, layout, step, played, result);
                return;
            }
            Activations gradients = result.asActivations();
            ColorScale scale = ColorScale.of(display.scaleProperty().get(), gradients);
            surface.paint(raster, layout, gradients, null, scale, look);
            GradientFlow.of(result.gradients()).paint(raster, layout, look);
        } else {
            surface.paintEmpty(raster, layout, look);
        }
    }

    /** A moment of a training step: some layers show values, others gradients. */
    private void paintStep(
            Raster raster,
            StageLayout layout,
            StepPlayback playback,
            TrainingStep played,
            BackwardResult result) {
        Look look = display.look();
        StepCourse course = playback.course();
        double time = playback.clock().position();
        surface.paintEmpty(raster, layout, look);
        InputSpec input = played.before().architecture().input();
        InferenceResult before = result.inference();
        ColorScale scale = before.scale(display.scaleProperty().get());
        StagePainter.paintMaps(
                raster,
                layout,
                before.activations(),
                input,
                scale,
                look,
                layer -> course.content(layer, time) == StepCourse.Content.VALUES);
        // The colours mean the same before and after.
        StagePainter.paintMaps(
                raster,
                layout,
                played.seenAfter(),
                input,
                scale,
                look,
                layer -> course.content(layer, time) == StepCourse.Content.NEW_VALUES);
        Activations gradients = result.asActivations();
        IntPredicate back = layer -> course.content(layer, time) == StepCourse.Content.GRADIENTS;
        StagePainter.paintMaps(
                raster,
                layout,
                gradients,
                null,
                ColorScale.of(display.scaleProperty().get(), gradients),
                look.ofGradients(),
                back);
        GradientFlow.of(result.gradients()).paint(raster, layout, look.ofGradients(), back);
        StagePainter.frame(raster, layout.box(course.at(time).layer()), look);
    }
}
