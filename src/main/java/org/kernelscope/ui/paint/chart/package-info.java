/**
 * Charts from plain numbers: curves with axes, confusion matrices, small histograms, sheets of
 * kernels. JavaFX thread, or any thread before the canvas is shown; data classes on any thread.
 */
@NullMarked
package org.kernelscope.ui.paint.chart;

import org.jspecify.annotations.NullMarked;
