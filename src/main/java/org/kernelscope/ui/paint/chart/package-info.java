/** Charts: axes, curves, matrices, tiles and small histograms, drawn from plain numbers. */
@NullMarked
package org.kernelscope.ui.paint.chart;

import org.jspecify.annotations.NullMarked;
