package org.kernelscope.ui.paint;

/** Light or dark ground. */
public enum Theme {
    /** Dark ink on white. */
    LIGHT("light"),
    /** Light ink on near-black, for a dark room. */
    DARK("dark");

    private final String id;

    Theme(String id) {
        this.id = id;
    }

    /** The name used in settings and on the command line. */
    public String id() {
        return id;
    }
}
