package org.kernelscope.ui.train;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.kernelscope.ui.fx.OncePerFrame;

/**
 * Refreshes a view once a frame when something has changed that it shows, and not while it cannot
 * be seen: hidden views cost nothing. JavaFX thread.
 */
final class Changes {
    private final Node view;
    private final OncePerFrame refresh;
    private boolean missed;

    /** Will run {@code refresh} for {@code view}, also when it comes into sight. */
    Changes(Node view, Runnable refresh) {
        this.view = view;
        this.refresh = new OncePerFrame(refresh);
        view.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                this.refresh.request();
                            }
                        });
        view.visibleProperty()
                .subscribe(
                        visible -> {
                            if (visible && missed) {
                                request();
                            }
                        });
    }

    /** Follows values. */
    Changes of(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(now -> request());
        }
        return this;
    }

    /** Something has changed. */
    void request() {
        missed = view.getScene() == null || !view.isVisible();
        if (!missed) {
            refresh.request();
        }
    }
}
