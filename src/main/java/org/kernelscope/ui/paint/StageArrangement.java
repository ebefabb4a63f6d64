package org.kernelscope.ui.paint;

/** How the maps of a layer stand on the stage. */
public enum StageArrangement {
    /** In as many columns as make them the largest. */
    GRID,
    /**
     * One below another, each layer one column, as the states of LeNet-5 are printed in its paper
     * (LeCun et al. 1998, figure 13): one follows a digit from left to right.
     */
    COLUMNS
}
