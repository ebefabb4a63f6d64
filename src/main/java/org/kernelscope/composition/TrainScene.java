package org.kernelscope.composition;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.TrainChoices;
import org.kernelscope.scene.TrainPart;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.model.TabChoices.Curves;
import org.kernelscope.ui.train.model.TrainTab;

/** Train mode of a scene: taken from a window, and shown in it. JavaFX thread. */
final class TrainScene {
    private final WindowModule parts;

    TrainScene(WindowModule parts) {
        this.parts = parts;
    }

    /**
     * The part of the scene about the training.
     *
     * @param tab true if the open tab and the choices in all tabs are a part of it
     */
    TrainPart capture(boolean tab) {
        CheckpointBrowser time = parts.training().time();
        RunRecord run = time.isOnStage() ? time.run() : null;
        Path file = run == null ? null : parts.train().files().fileOf(run).orElse(null);
        RunPosition shown = time.shownProperty().get();
        RunPosition other = time.otherProperty().get();
        boolean newest = shown == null || time.liveProperty().get();
        boolean compared = run != null && other != null && other.run().number() == run.number();
        return new TrainPart(
                tab ? parts.training().tabProperty().get().id() : null,
                file,
                file == null || newest ? null : (Integer) (int) shown.step(),
                file == null || !compared ? null : (Integer) (int) other.step(),
                tab ? choices() : null);
    }

    /** The choices. Those that the network on the stage does not have are not a part of it. */
    private TrainChoices choices() {
        TabChoices now = parts.training().choices();
        Architecture architecture = parts.shared().network().architectureProperty().get();
        Curves curves = now.curvesProperty().get();
        String layer = now.gradientsLayerProperty().get();
        boolean ofInput = layer != null && layer.isEmpty();
        int label = now.gradientsLabelProperty().get();
        TabChoices.ClassPair mistakes = now.mistakesProperty().get();
        boolean all = mistakes == null;
        boolean pair =
                mistakes != null && has(architecture, mistakes.actual(), mistakes.predicted());
        return new TrainChoices(
                curves.raw(),
                curves.log(),
                id(curves.axis()),
                beside(curves.beside()),
                id(now.kernelsProperty().get()),
                ofInput ? CellName.INPUT : known(architecture, layer),
                has(architecture, label) ? (Integer) label : null,
                known(architecture, now.comparedLayerProperty().get()),
                all ? List.of() : pair ? List.of(mistakes.actual(), mistakes.predicted()) : null,
                id(now.mistakesOfProperty().get()),
                parts.train().experiments().chosenProperty().get().id(),
                id(parts.train().experiments().viewProperty().get()));
    }

    private static @Nullable String known(
            @Nullable Architecture architecture, @Nullable String layer) {
        boolean there =
                architecture != null && layer != null && architecture.layer(layer).isPresent();
        return there ? layer : null;
    }

    private static boolean has(@Nullable Architecture architecture, int... classes) {
        return architecture != null
                && Arrays.stream(classes).allMatch(each -> each < architecture.classes());
    }

    static String id(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String beside(int run) {
        // An arm of an experiment has another number when it is trained again.
        return run == Curves.LAST || run < 0
                ? TrainChoices.LAST
                : run == Curves.NONE ? TrainChoices.NONE : Integer.toString(run);
    }

    /**
     * Puts the checkpoint of a run on the stage, if the scene names one.
     *
     * @param saved the run, read from its file; null if the window has it already
     */
    void open(@Nullable TrainPart train, @Nullable SavedRun saved, Runnable rest, Runnable not) {
        Path file = train == null ? null : train.run();
        if (train == null) {
            rest.run();
        } else if (saved != null && file != null) {
            parts.train().files().open(saved, file, () -> showStep(train, rest), not);
        } else {
            RunRecord open = file == null ? null : parts.train().files().inFiles().get(file);
            if (open != null) {
                parts.training().time().choose(open);
            }
            showStep(train, rest);
        }
    }

    private void showStep(TrainPart train, Runnable rest) {
        CheckpointBrowser time = parts.training().time();
        RunRecord run = time.run();
        boolean named = train.run() != null || train.step() != null || train.compared() != null;
        if (run == null || !named) {
            rest.run();
            return;
        }
        if (train.step() != null) {
            time.scrubTo(train.step());
        }
        time.compareWith(
                train.compared() == null ? null : RunPosition.nearest(run, train.compared()));
        ObservableValue<@Nullable Architecture> shown =
                parts.shared().network().architectureProperty();
        if (run.architecture().equals(shown.getValue())) {
            rest.run();
            return;
        }
        shown.addListener(
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends @Nullable Architecture> value,
                            @Nullable Architecture before,
                            @Nullable Architecture now) {
                        value.removeListener(this);
                        FxThread.EXECUTOR.execute(rest);
                    }
                });
    }

    /** Opens the tab, and makes the choices in all tabs. */
    void show(TrainPart train) {
        SceneApplier.choose(
                TrainTab.values(), TrainTab::id, train.tab(), parts.training().tabProperty());
        TrainChoices wanted = train.choices();
        if (wanted == null) {
            return;
        }
        TabChoices choices = parts.training().choices();
        Curves now = choices.curvesProperty().get();
        TabChoices.Axis axis = now.axis();
        for (TabChoices.Axis each : TabChoices.Axis.values()) {
            axis = id(each).equals(wanted.axis()) ? each : axis;
        }
        choices.curvesProperty()
                .set(
                        new Curves(
                                wanted.raw() == null ? now.raw() : wanted.raw(),
                                wanted.log() == null ? now.log() : wanted.log(),
                                axis,
                                wanted.beside() == null ? now.beside() : run(wanted.beside())));
        SceneApplier.choose(
                TabChoices.KernelSubject.values(),
                TrainScene::id,
                wanted.kernels(),
                choices.kernelsProperty());
        SceneApplier.choose(
                TabChoices.MistakesOf.values(),
                TrainScene::id,
                wanted.mistakesOf(),
                choices.mistakesOfProperty());
        ExperimentModel experiments = parts.train().experiments();
        if (wanted.experiment() != null && experiments.progressProperty().get() == null) {
            Experiment.byId(wanted.experiment()).ifPresent(experiments.chosenProperty()::set);
        }
        SceneApplier.choose(
                ExperimentModel.View.values(),
                TrainScene::id,
                wanted.experimentView(),
                experiments.viewProperty());
        String layer = wanted.gradientsLayer();
        if (layer != null) {
            choices.gradientsLayerProperty().set(layer.equals(CellName.INPUT) ? "" : layer);
        }
        if (wanted.gradientsLabel() != null) {
            choices.gradientsLabelProperty().set(wanted.gradientsLabel());
        }
        if (wanted.comparedLayer() != null) {
            choices.comparedLayerProperty().set(wanted.comparedLayer());
        }
        List<Integer> mistakes = wanted.mistakes();
        if (mistakes != null) {
            choices.mistakesProperty()
                    .set(
                            mistakes.isEmpty()
                                    ? null
                                    : new TabChoices.ClassPair(mistakes.get(0), mistakes.get(1)));
        }
    }

    private static int run(String beside) {
        return switch (beside) {
            case TrainChoices.LAST -> Curves.LAST;
            case TrainChoices.NONE -> Curves.NONE;
            default -> Integer.parseInt(beside);
        };
    }
}
