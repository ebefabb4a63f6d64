package org.kernelscope.ui.stage;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.GradientFlow;
import org.kernelscope.ui.paint.LayerBox;
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

    /** True if nothing but the whole stage and its maps was painted the last time. */
    private boolean plain;

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
     * @param end the layout that the layers move to
     * @return the only parts of the raster that were painted; empty if it was all of it
     */
    List<Rectangle2D> paint(
            Raster raster, StageLayout layout, StageLayout end, Architecture architecture) {
        boolean before = plain;
        plain = false;
        Look look = display.look();
        if (backward.onProperty().get()) {
            paintGradients(raster, layout, architecture, look.ofGradients());
            return List.of();
        }
        InferenceResult inference = network.inferenceProperty().get();
        boolean fits = inference != null && inference.model().architecture().equals(architecture);
        if (inference != null && fits) {
            ColorScale scale = inference.scale(display.scaleProperty().get());
            boolean mapsOnly =
                    surface.paint(
                            raster,
                            layout,
                            inference.activations(),
                            architecture.input(),
                            scale,
                            look);
            opening.paint(raster, layout, end, inference, look, scale);
            plain = opening.isAtRest() && layout.openness() == 0 && layout.zoom() == 1;
            if (before && plain && mapsOnly) {
                return places(layout);
            }
        } else {
            surface.paintEmpty(raster, layout, look);
        }
        return List.of();
    }

    /** The input and the layers. JavaFX keeps only few parts of a window apart. */
    private static List<Rectangle2D> places(StageLayout layout) {
        List<LayerBox> layers = layout.boxes().stream().filter(it -> it.layer() >= 0).toList();
        List<LayerBox> input = layout.boxes().stream().filter(it -> it.layer() < 0).toList();
        return Stream.of(input, layers).filter(it -> !it.isEmpty()).map(StageMaps::around).toList();
    }

    private static Rectangle2D around(List<LayerBox> boxes) {
        int left = boxes.stream().mapToInt(LayerBox::x).min().orElse(0);
        int top = boxes.stream().mapToInt(LayerBox::y).min().orElse(0);
        int right = boxes.stream().mapToInt(it -> it.x() + it.width()).max().orElse(0);
        int bottom = boxes.stream().mapToInt(it -> it.y() + it.height()).max().orElse(0);
        return new Rectangle2D(left, top, right - left, bottom - top);
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
