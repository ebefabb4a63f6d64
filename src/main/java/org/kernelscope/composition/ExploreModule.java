package org.kernelscope.composition;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.Clock;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.arithmetic.ArithmeticModel;
import org.kernelscope.ui.arithmetic.ArithmeticView;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.control.TransportBar;
import org.kernelscope.ui.stage.StepCaption;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.StepModel;
import org.kernelscope.ui.state.StepPlayback;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.window.WindowState;

/**
 * Puts the open level together: its step-through forward and backward, single training steps, and
 * the loss around the present weights.
 */
final class ExploreModule {
    private final WindowState shared;
    private final TrainModel training;
    private final ArithmeticModel arithmetic;
    private final BackwardModel backward;
    private final StepModel steps;
    private final StepPlayback stepPlayback;
    private final LandscapeModel landscapes;
    private final ArithmeticView view;

    ExploreModule(
            WindowState shared,
            DatasetSource digits,
            TrainModel training,
            AnalysisExecutor analyses) {
        this.shared = shared;
        this.training = training;
        NetworkModel network = shared.network();
        backward = new BackwardModel(network, training.losses(), analyses);
        arithmetic = new ArithmeticModel(network, shared.selection(), backward.onProperty());
        steps = new StepModel(network, backward, analyses, digits::train);
        stepPlayback = new StepPlayback(network, backward, shared.selection(), steps);
        steps.wantedProperty().bind(isOpen(DetailTab.STEP).or(stepPlayback.activeProperty()));
        landscapes =
                new LandscapeModel(
                        network, backward, shared.edits(), shared.selection(), steps, analyses);
        landscapes.wantedProperty().bind(isOpen(DetailTab.LANDSCAPE));
        view =
                new ArithmeticView(
                        arithmetic,
                        network,
                        backward,
                        steps,
                        landscapes,
                        shared.display(),
                        shared.selection(),
                        shared.localisation(),
                        analyses);
    }

    private BooleanBinding isOpen(DetailTab tab) {
        return arithmetic
                .tabProperty()
                .isEqualTo(tab)
                .and(shared.selection().openedProperty().isNotNull())
                .and(backward.onProperty());
    }

    /** The step-through of the open level. */
    ArithmeticModel arithmetic() {
        return arithmetic;
    }

    /** Backward mode. */
    BackwardModel backward() {
        return backward;
    }

    /** Single training steps. */
    StepModel steps() {
        return steps;
    }

    /** The clock of a whole training step over the stage. */
    StepPlayback stepPlayback() {
        return stepPlayback;
    }

    /** The loss over two directions. */
    LandscapeModel landscapes() {
        return landscapes;
    }

    /** The view of the open level. */
    ArithmeticView view() {
        return view;
    }

    /** True if all of it is computed. */
    boolean isSettled() {
        return backward.isSettled()
                && steps.isSettled()
                && landscapes.isSettled()
                && view.isSettled();
    }

    /** The clock of what Explore shows; empty if there is nothing that moves. */
    Optional<Playback> playback() {
        boolean open = shared.selection().openedProperty().get() != null;
        if (open) {
            return Optional.of(arithmetic.clock());
        }
        return backward.onProperty().get() ? Optional.of(stepPlayback.clock()) : Optional.empty();
    }

    /** Sets the clock of what is shown as a scene says. */
    void goTo(Clock there) {
        boolean open = shared.selection().openedProperty().get() != null;
        if (open || !backward.onProperty().get()) {
            arithmetic.goTo(there);
        } else {
            stepPlayback.goTo(there);
        }
    }

    /** The clock of an open level; in backward mode without one, that of a training step. */
    Region clockBars() {
        VBox bars = new VBox();
        LatePart.add(bars.getChildren(), clockBar());
        LatePart.add(bars.getChildren(), stepBar());
        return bars;
    }

    private TransportBar stepBar() {
        TransportBar bar =
                new TransportBar(
                        stepPlayback.clock(),
                        shared.localisation(),
                        "step-clock",
                        shared.localisation().text("stepPlayback.clock"));
        bar.captionProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        StepCaption.of(
                                                shared.localisation().texts(),
                                                stepPlayback,
                                                backward.resultProperty().get()),
                                stepPlayback.clock().positionProperty(),
                                stepPlayback.stepProperty(),
                                backward.resultProperty(),
                                shared.localisation().languageProperty()));
        bar.visibleProperty()
                .bind(
                        shared.selection()
                                .openedProperty()
                                .isNull()
                                .and(backward.resultProperty().isNotNull())
                                .and(shared.controls().shows(bar.getId())));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private TransportBar clockBar() {
        TransportBar clock =
                new TransportBar(
                        arithmetic.clock(),
                        arithmetic.timeProperty(),
                        shared.localisation(),
                        "clock",
                        shared.localisation().text("arithmetic.clock"));
        clock.captionProperty().bind(arithmetic.captionProperty());
        clock.visibleProperty()
                .bind(
                        shared.selection()
                                .openedProperty()
                                .isNotNull()
                                .and(shared.controls().shows(clock.getId())));
        clock.managedProperty().bind(clock.visibleProperty());
        return clock;
    }

    /** Shows the next training step of the checkpoint on the stage, as its run would take it. */
    void openNextStep() {
        RunRecord run = training.time().run();
        Architecture architecture = shared.network().architectureProperty().get();
        if (run == null || architecture == null || !run.architecture().equals(architecture)) {
            return;
        }
        RunSettings settings = run.currentSettings();
        steps.choiceProperty()
                .set(
                        new StepModel.Choice(
                                settings.optimizer(),
                                settings.rate(),
                                settings.momentum(),
                                settings.weightDecay(),
                                StepModel.nearestBatch(settings.batch())));
        shared.workspace().modeProperty().set(Mode.EXPLORE);
        backward.onProperty().set(true);
        architecture.layers().stream()
                .filter(layer -> layer.parameterCount() > 0)
                .findFirst()
                .ifPresent(layer -> shared.selection().openMap(new Cell(layer.index(), 0, 0, 0)));
        arithmetic.tabProperty().set(DetailTab.STEP);
    }
}
