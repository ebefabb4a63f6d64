package org.kernelscope.ui.train.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.settings.FrozenNames;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The next run: its settings and its first weights. The loss follows the network in use, as far as
 * a person has not chosen one that suits it. JavaFX thread.
 */
final class NextRun {
    private final NetworkModel network;
    private final LossChoice losses = new LossChoice();
    private final ObjectProperty<RunSettings> settings =
            new SimpleObjectProperty<>(this, "settings", RunSettings.DEFAULT);
    private final BooleanProperty fresh = new SimpleBooleanProperty(this, "fresh", true);

    NextRun(NetworkModel network) {
        this.network = network;
        settings.subscribe(
                wanted -> {
                    losses.choose(wanted.loss());
                    network.frozenProperty().set(wanted.frozen());
                });
        losses.choiceProperty().subscribe(choice -> chooseLoss());
        network.architectureProperty()
                .subscribe(
                        architecture -> {
                            chooseLoss();
                            thaw();
                        });
    }

    /** Layers that the network in use does not have cannot be frozen. */
    private void thaw() {
        Architecture architecture = network.architectureProperty().get();
        if (architecture != null) {
            Set<String> kept = new HashSet<>(settings.get().frozen());
            if (kept.retainAll(FrozenNames.possible(architecture))) {
                settings.set(settings.get().withFrozen(kept));
            }
        }
    }

    private void chooseLoss() {
        Architecture architecture = network.architectureProperty().get();
        if (architecture != null) {
            settings.set(settings.get().withLoss(losses.of(architecture)));
        }
    }

    LossChoice losses() {
        return losses;
    }

    ObjectProperty<RunSettings> settingsProperty() {
        return settings;
    }

    /** True if it begins with weights drawn from the seed, not with those in use. */
    BooleanProperty freshProperty() {
        return fresh;
    }

    /** The beginning of the run; empty while there is no network. */
    Optional<RunStart> start() {
        Architecture architecture = network.architectureProperty().get();
        Model model = network.modelProperty().get();
        if (architecture == null || model == null) {
            return Optional.empty();
        }
        return Optional.of(
                fresh.get() ? new RunStart.Fresh(architecture) : new RunStart.Trained(model));
    }
}
