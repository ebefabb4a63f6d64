package org.kernelscope.ui.control;

import javafx.scene.layout.Region;

/** A horizontal bar that is filled from the left by a fraction. */
public final class FillBar extends Region {
    private final Region fill = new Region();
    private double fraction;

    /** An empty bar. */
    public FillBar() {
        getStyleClass().add(Styles.BAR);
        fill.getStyleClass().add(Styles.BAR_FILL);
        fill.setManaged(false);
        getChildren().add(fill);
    }

    /** The filled fraction, 0 to 1. */
    public double fraction() {
        return fraction;
    }

    /** Sets the filled fraction, 0 to 1. */
    public void setFraction(double newFraction) {
        if (newFraction != fraction) {
            fraction = newFraction;
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth() * fraction);
        // At least one pixel, so that nearly zero is not shown as zero.
        fill.resizeRelocate(0, 0, fraction > 0 ? Math.max(1, width) : 0, getHeight());
    }
}
