package org.kernelscope.ui.state;

/** The modes of the window. Each has its own parts around the stage. */
public enum Mode {
    /** Draw, see, and open numbers. */
    EXPLORE("explore"),
    /** Watch a network learn, and go back and forth in the run. */
    TRAIN("train"),
    /** Change kernels and networks, and see what happens. */
    LAB("lab"),
    /** Collect, see, correct and use a data set of one's own. */
    DATA("data");

    private final String id;

    Mode(String id) {
        this.id = id;
    }

    /** The name used in settings, on the command line and for the parts of the window. */
    public String id() {
        return id;
    }
}
