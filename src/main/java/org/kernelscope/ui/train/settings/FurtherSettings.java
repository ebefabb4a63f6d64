package org.kernelscope.ui.train.settings;

import java.util.Arrays;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.state.LayerWords;

/** The settings under "more": optimizer, schedule and history. JavaFX thread. */
final class FurtherSettings extends GridPane {
    private static final double MOST_MOMENTUM = 0.9999;

    private final SettingsForm form;

    /**
     * @param architecture of the network in use: it decides by which losses it can learn
     */
    FurtherSettings(
            SettingsForm form, ObservableValue<? extends @Nullable Architecture> architecture) {
        this.form = form;
        getStyleClass().add(Styles.FACTS);
        form.row(
                this,
                "training.set.batch",
                "training.set.batch.help",
                form.whole(
                        "set-batch",
                        1,
                        RunSettings.MAX_BATCH,
                        RunSettings::batch,
                        (now, value) -> now.withBatch(value.intValue())));
        form.row(
                this,
                "training.set.optimizer",
                "training.set.optimizer.help",
                form.fixed(
                        form.choice(
                                "set-optimizer",
                                List.of(Optimizer.values()),
                                RunSettings::optimizer,
                                RunSettings::withOptimizer,
                                it -> form.texts().texts().get(it.nameKey()))));
        form.row(
                this,
                "training.set.momentum",
                "training.set.momentum.help",
                form.number(
                        "set-momentum",
                        0,
                        MOST_MOMENTUM,
                        RunSettings::momentum,
                        RunSettings::withMomentum));
        form.row(
                this,
                "training.set.schedule",
                "training.set.schedule.help",
                form.fixed(
                        form.choice(
                                "set-schedule",
                                List.of(Schedule.Kind.values()),
                                RunSettings::schedule,
                                RunSettings::withSchedule,
                                it -> SettingNames.of(form.texts().texts(), it))));
        form.row(
                this,
                "training.set.decay",
                "training.set.decay.help",
                form.fixed(
                        form.number(
                                "set-decay",
                                0,
                                1,
                                RunSettings::weightDecay,
                                RunSettings::withWeightDecay)));
        form.row(
                this,
                "training.set.loss",
                "training.set.loss.help",
                form.fixed(losses(architecture)));
        form.row(
                this,
                "training.set.threads",
                "training.set.threads.help",
                form.fixed(
                        form.whole(
                                "set-threads",
                                1,
                                TrainingSettings.MAX_THREADS,
                                RunSettings::threads,
                                (now, value) -> now.withThreads(value.intValue()))));
        form.row(
                this,
                "training.set.history",
                "training.set.history.help",
                form.fixed(
                        form.whole(
                                "set-history",
                                0,
                                RunSettings.MAX_HISTORY_MEGABYTES,
                                RunSettings::historyMegabytes,
                                (now, value) -> now.withHistoryMegabytes(value.intValue()))));
    }

    /** The losses that the network in use can learn by; others are not offered. */
    private TranslatedChoice<Loss> losses(
            ObservableValue<? extends @Nullable Architecture> architecture) {
        TranslatedChoice<Loss> box =
                form.choice(
                        "set-loss",
                        List.of(Loss.values()),
                        RunSettings::loss,
                        RunSettings::withLoss,
                        loss -> LayerWords.loss(form.texts().texts(), loss));
        architecture.subscribe(
                now -> {
                    if (now != null) {
                        Loss chosen = form.settings().loss();
                        box.getItems()
                                .setAll(
                                        Arrays.stream(Loss.values())
                                                .filter(loss -> loss.suits(now))
                                                .toList());
                        box.setValue(chosen);
                    }
                });
        return box;
    }
}
