package org.kernelscope.ui.state;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;

/**
 * What the window has to tell its user, when something did not work or could be done: the newest
 * sentence. JavaFX thread.
 */
public final class Notices {
    private final ReadOnlyObjectWrapper<@Nullable Problem> newest =
            new ReadOnlyObjectWrapper<>(this, "newest");
    private final ReadOnlyObjectWrapper<List<Action>> actions =
            new ReadOnlyObjectWrapper<>(this, "actions", List.of());

    /**
     * What can be done about it.
     *
     * @param id the name of its button
     * @param key the sentence on its button
     * @param work does it; the notice goes by itself
     */
    public record Action(String id, String key, Runnable work) {}

    /** The newest problem; null when there was none or it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable Problem> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** What can be done about the newest; mostly nothing. */
    public ReadOnlyObjectProperty<List<Action>> actionsProperty() {
        return actions.getReadOnlyProperty();
    }

    /** Tells of a problem. */
    public void tell(Problem problem) {
        offer(problem, List.of());
    }

    /** Tells of something that can be done; it stays until somebody has answered. */
    public void offer(Problem sentence, List<Action> possible) {
        if (sentence == newest.get()) {
            // Even the same one again is news.
            newest.set(null);
        }
        actions.set(List.copyOf(possible));
        newest.set(sentence);
    }

    /** The user has read it. */
    public void dismiss() {
        newest.set(null);
        actions.set(List.of());
    }
}
