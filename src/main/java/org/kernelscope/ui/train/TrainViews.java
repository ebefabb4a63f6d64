package org.kernelscope.ui.train;

import javafx.scene.layout.Region;

import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Workspace;

import java.util.EnumMap;
import java.util.Map;

/** Puts the bench of Train mode together. JavaFX thread. */
public final class TrainViews {
    private TrainViews() {}

    /** The bench of {@code model}. */
    public static TrainBench bench(
            TrainModel model, Workspace workspace, Display display, Localisation texts) {
        Map<TrainTab, Region> views = new EnumMap<>(TrainTab.class);
        views.put(TrainTab.CURVES, new CurvesView(model, display, texts));
        views.put(TrainTab.KERNELS, new KernelsView(model, display, texts));
        return new TrainBench(model, workspace, views, new RunFiles(), texts);
    }
}
