package org.kernelscope.ui.train.tab;

import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.fx.OncePerFrame;

/**
 * Refreshes a view once a frame when something has changed that it shows, and not while it cannot
 * be seen: hidden views cost nothing. JavaFX thread.
 */
public final class ViewRefresh {
    private final ObservableValue<Boolean> shown;
    private final long pauseNanos;
    private final Runnable action;
    private final OncePerFrame refresh = new OncePerFrame(this::refresh);
    private long last;

    /** Will run {@code refresh} for {@code view}, also when it comes into sight. */
    public ViewRefresh(Node view, Runnable refresh) {
        this(view, Duration.ZERO, refresh);
    }

    /**
     * The same, with a pause after each time: what is costly to paint need not follow a training
     * faster than one can read it.
     */
    public ViewRefresh(Node view, Duration pause, Runnable refresh) {
        this.pauseNanos = pause.toNanos();
        this.action = refresh;
        this.last = System.nanoTime() - pauseNanos;
        this.shown = NodeVisibility.of(view);
        shown.subscribe(
                now -> {
                    if (now) {
                        this.refresh.request();
                    }
                });
    }

    /** Follows values. */
    public ViewRefresh of(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(now -> request());
        }
        return this;
    }

    private void refresh() {
        long now = System.nanoTime();
        if (now - last < pauseNanos) {
            refresh.request();
        } else {
            last = now;
            action.run();
        }
    }

    /** True if the view does not show the newest values yet. */
    boolean isPending() {
        return refresh.isRequested();
    }

    /** Something has changed. */
    public void request() {
        if (shown.getValue()) {
            refresh.request();
        }
    }
}
