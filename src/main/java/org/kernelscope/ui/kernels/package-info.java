/**
 * The kernel gallery: all kernels of a layer on one colour scale, linked with their maps on the
 * stage. Layouts are immutable and usable on any thread; models and views are on the JavaFX thread.
 */
@NullMarked
package org.kernelscope.ui.kernels;

import org.jspecify.annotations.NullMarked;
