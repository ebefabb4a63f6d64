package org.kernelscope.ui.train.settings;

import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Schedule;
import org.kernelscope.text.Texts;

/** The names of the choices of a training. Stateless; any thread. */
final class SettingNames {
    private SettingNames() {}

    static String of(Texts texts, Colouring colouring) {
        return switch (colouring) {
            case NONE -> texts.get("training.set.colouring.none");
            case HELPS -> texts.get("training.set.colouring.helps");
            case MISLEADS -> texts.get("training.set.colouring.misleads");
            case RANDOM -> texts.get("training.set.colouring.random");
        };
    }

    static String of(Texts texts, Schedule.Kind schedule) {
        return switch (schedule) {
            case CONSTANT -> texts.get("training.schedule.constant");
            case COSINE -> texts.get("training.schedule.cosine");
            case STEPS -> texts.get("training.schedule.steps");
            case WARMUP_COSINE -> texts.get("training.schedule.warmup");
        };
    }
}
