package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * The notices of the window: the newest one is shown. A notice is removed when its subject changes.
 * An offer that another notice has covered returns after it. JavaFX thread.
 */
public final class Notices {
    private final ReadOnlyObjectWrapper<@Nullable UserFacingException> newest =
            new ReadOnlyObjectWrapper<>(this, "newest");
    private final ReadOnlyObjectWrapper<List<Action>> actions =
            new ReadOnlyObjectWrapper<>(this, "actions", List.of());

    private final Deque<Offer> unanswered = new ArrayDeque<>();

    /** Watches what the newest sentence is about. */
    private Subscription subject = Subscription.EMPTY;

    private record Offer(UserFacingException sentence, List<Action> actions) {}

    /**
     * An action that the notice offers.
     *
     * @param id the name of its button
     * @param key the sentence on its button
     * @param work does it; the notice goes by itself
     */
    public record Action(String id, String key, Runnable work) {}

    /** The newest problem; null when there was none or it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable UserFacingException> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** The action that the newest notice offers; null for most. */
    public ReadOnlyObjectProperty<List<Action>> actionsProperty() {
        return actions.getReadOnlyProperty();
    }

    /** Tells of a problem. */
    public void tell(UserFacingException problem) {
        show(problem, List.of());
    }

    /**
     * Shows a problem until {@code about} is set again, even to an equal value: that an image
     * cannot be read is no news once there is another one on the pad.
     */
    public void tell(UserFacingException problem, ObservableValue<?> about) {
        tell(problem);
        subject = about.subscribe(() -> withdraw(problem));
    }

    /** Shows an offer; it stays until the user answers. */
    public void offer(UserFacingException sentence, List<Action> possible) {
        show(sentence, List.copyOf(possible));
    }

    private void show(UserFacingException sentence, List<Action> possible) {
        subject.unsubscribe();
        UserFacingException before = newest.get();
        if (before != null && !actions.get().isEmpty()) {
            unanswered.push(new Offer(before, actions.get()));
        }
        if (sentence == before) {
            // Even the same one again is news.
            newest.set(null);
        }
        actions.set(possible);
        newest.set(sentence);
    }

    /** Withdraws an offer. */
    public void withdraw(UserFacingException sentence) {
        unanswered.removeIf(offer -> offer.sentence() == sentence);
        if (newest.get() == sentence) {
            dismiss();
        }
    }

    /** The user has read it, or answered. */
    public void dismiss() {
        subject.unsubscribe();
        Offer waiting = unanswered.poll();
        newest.set(null);
        actions.set(waiting == null ? List.of() : waiting.actions());
        newest.set(waiting == null ? null : waiting.sentence());
    }
}
