package org.kernelscope.ui.state;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;

/**
 * What the window has to tell its user, when something did not work: the newest problem. JavaFX
 * thread.
 */
public final class Notices {
    private final ReadOnlyObjectWrapper<@Nullable Problem> newest =
            new ReadOnlyObjectWrapper<>(this, "newest");

    /** The newest problem; null when there was none or it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable Problem> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** Tells of a problem. */
    public void tell(Problem problem) {
        if (problem == newest.get()) {
            // Even the same one again is news.
            newest.set(null);
        }
        newest.set(problem);
    }

    /** The user has read it. */
    public void dismiss() {
        newest.set(null);
    }
}
