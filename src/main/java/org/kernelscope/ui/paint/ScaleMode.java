package org.kernelscope.ui.paint;

/** The values that share a colour scale. */
public enum ScaleMode {
    /** Each feature map has its own scale: the structure of faint maps is visible. */
    MAP("map"),
    /** All maps of a layer share a scale: they can be compared. */
    LAYER("layer"),
    /** The whole network shares a scale: layers can be compared. */
    NETWORK("network");

    private final String id;

    ScaleMode(String id) {
        this.id = id;
    }

    /** The name used in settings and on the command line. */
    public String id() {
        return id;
    }
}
