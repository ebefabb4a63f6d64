package org.kernelscope.app;

/**
 * What is done with a window that answers, before its picture is taken: a mode is chosen, a map is
 * opened, a network is trained for a while. JavaFX thread.
 */
interface Staging {
    /** Begins; {@code ready} is to be run when it is done. */
    void prepare(WindowParts parts, Runnable ready);

    /** Called before each frame, for what must stand still in a picture. */
    default void hold(WindowParts parts) {}

    /** This, and then that. */
    default Staging then(Staging next) {
        Staging first = this;
        return new Staging() {
            @Override
            public void prepare(WindowParts parts, Runnable ready) {
                first.prepare(parts, () -> next.prepare(parts, ready));
            }

            @Override
            public void hold(WindowParts parts) {
                first.hold(parts);
                next.hold(parts);
            }
        };
    }
}
