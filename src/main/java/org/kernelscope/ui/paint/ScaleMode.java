package org.kernelscope.ui.paint;

/** Over which values the strongest colour is reached. */
public enum ScaleMode {
    /** Each feature map has its own scale: faint maps show their structure. */
    MAP("map"),
    /** All maps of a layer share one: they can be compared. */
    LAYER("layer"),
    /** The whole network shares one: where values grow and fade. */
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
