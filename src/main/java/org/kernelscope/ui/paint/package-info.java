/**
 * Painters and layouts: from tensors to pixels. There are two drawing tools: {@link
 * org.kernelscope.ui.paint.RasterPen} for the pixels of maps, {@link
 * org.kernelscope.ui.paint.CanvasPen} for lines and text on a canvas. Both take their colours from
 * {@link org.kernelscope.ui.paint.Look}. Everything but the canvas is independent of JavaFX nodes
 * and works on any thread; values are immutable, rasters and pens belong to one thread at a time.
 */
@NullMarked
package org.kernelscope.ui.paint;

import org.jspecify.annotations.NullMarked;
