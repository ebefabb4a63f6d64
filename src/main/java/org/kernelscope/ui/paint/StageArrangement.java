package org.kernelscope.ui.paint;

/** The arrangement of a layer's maps on the stage. */
public enum StageArrangement {
    /** In as many columns as make them largest. */
    GRID("grid"),
    /**
     * In one column per layer, as figure 13 of LeCun et al. (1998) prints the states of LeNet-5.
     */
    COLUMNS("columns");

    private final String id;

    StageArrangement(String id) {
        this.id = id;
    }

    /** The name used in scenes. */
    public String id() {
        return id;
    }
}
