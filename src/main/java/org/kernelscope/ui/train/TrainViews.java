package org.kernelscope.ui.train;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import org.kernelscope.ui.control.LateLanguage;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.compare.CompareView;
import org.kernelscope.ui.train.curves.CurvesView;
import org.kernelscope.ui.train.examples.MistakesView;
import org.kernelscope.ui.train.experiment.ExperimentView;
import org.kernelscope.ui.train.layers.GradientsView;
import org.kernelscope.ui.train.layers.KernelsView;
import org.kernelscope.ui.train.layers.LayersView;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.train.runs.ResumeOffer;
import org.kernelscope.ui.train.runs.RunFiles;
import org.kernelscope.ui.train.settings.SettingsView;
import org.kernelscope.ui.train.tab.DatasetLoader;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;

/** Puts the panel of Train mode together. JavaFX thread. */
public final class TrainViews {
    private TrainViews() {}

    /** The training in the title of the window; empty before the first. */
    public static ObservableValue<String> title(TrainModel model, Localisation texts) {
        return texts.textsProperty()
                .flatMap(now -> model.viewProperty().map(view -> ProgressWords.title(now, view)));
    }

    /** The panel of {@code model}. */
    public static TrainPanel panel(
            TrainModel model,
            ExperimentModel experiments,
            RunFiles files,
            ResumeOffer resume,
            TrainContext around) {
        DatasetLoader datasets =
                new DatasetLoader(
                        around.examples(), around.reading(), around.fxThread(), around.notices());
        Map<TrainTab, Later<TabView>> views = new EnumMap<>(TrainTab.class);
        for (TrainTab tab : TrainTab.values()) {
            views.put(
                    tab,
                    new Later<>(
                            () ->
                                    LateLanguage.view(
                                            around.texts(),
                                            own ->
                                                    view(
                                                            tab,
                                                            model,
                                                            experiments,
                                                            datasets,
                                                            around.with(own)))));
        }
        return LateLanguage.view(
                around.texts(),
                own -> new TrainPanel(model, experiments, around.with(own), views, files, resume));
    }

    private static TabView view(
            TrainTab tab,
            TrainModel model,
            ExperimentModel experiments,
            DatasetLoader datasets,
            TrainContext around) {
        Display display = around.display();
        Localisation texts = around.texts();
        return switch (tab) {
            case SETTINGS -> new SettingsView(model, experiments, datasets, display, texts);
            case CURVES -> new CurvesView(model, around);
            case EXPERIMENT -> new ExperimentView(experiments, model, around);
            case KERNELS -> new KernelsView(model, display, texts);
            case LAYERS -> new LayersView(model, around);
            case GRADIENTS -> new GradientsView(model, around);
            case MISTAKES -> new MistakesView(model, datasets, around);
            case COMPARE -> new CompareView(model, around);
        };
    }
}
