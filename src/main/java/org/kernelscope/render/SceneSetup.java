package org.kernelscope.render;

import org.kernelscope.composition.WindowModule;

/**
 * Prepares a window before its picture is taken: selects a mode, opens a map, trains a network.
 * JavaFX thread.
 */
interface SceneSetup {
    /** Begins; {@code ready} is to be run when it is done. */
    void prepare(WindowModule parts, Runnable ready);

    /** Called before each frame, for what must stand still in a picture. */
    default void hold(WindowModule parts) {}

    /** This, and then that. */
    default SceneSetup then(SceneSetup next) {
        SceneSetup first = this;
        return new SceneSetup() {
            @Override
            public void prepare(WindowModule parts, Runnable ready) {
                first.prepare(parts, () -> next.prepare(parts, ready));
            }

            @Override
            public void hold(WindowModule parts) {
                first.hold(parts);
                next.hold(parts);
            }
        };
    }
}
