package org.kernelscope.composition;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.kernelscope.scene.Clock;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.views.ViewHistory;

/**
 * Tells the history of a window where somebody is. Several changes of one gesture are one visit: a
 * change of the mode, for one, closes what is open. JavaFX thread.
 */
final class SceneVisits {
    private final WindowModule parts;
    private final ViewHistory history;
    private boolean asked;

    SceneVisits(WindowModule parts, ViewHistory history) {
        this.parts = parts;
        this.history = history;
    }

    /** Follows the window from now on. */
    void follow() {
        List<ObservableValue<?>> places =
                List.of(
                        parts.shared().workspace().modeProperty(),
                        parts.shared().network().openedProperty(),
                        parts.shared().selection().pathProperty(),
                        parts.backward().onProperty(),
                        parts.arithmetic().tabProperty(),
                        parts.training().tabProperty(),
                        parts.lab().panel().openProperty());
        places.forEach(place -> place.addListener((value, before, now) -> changed()));
    }

    private void changed() {
        if (asked) {
            return;
        }
        asked = true;
        // The clock is set anew when the other level is painted, and not before.
        Playback clock = parts.arithmetic().clock();
        history.leaving(
                new Clock(
                        clock.position(),
                        null,
                        false,
                        clock.speedProperty().get(),
                        clock.loopProperty().get()));
        FxThread.EXECUTOR.execute(
                () -> {
                    asked = false;
                    if (parts.shared().network().openedProperty().get() != null) {
                        history.visit(parts.capture().place());
                    }
                });
    }
}
