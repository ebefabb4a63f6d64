/**
 * Step-through of the arithmetic: how an open map, or one of its values, is computed. Figures are
 * pure functions of the activations and the time, immutable, usable on any thread; model and views
 * are on the JavaFX thread.
 */
@NullMarked
package org.kernelscope.ui.arithmetic;

import org.jspecify.annotations.NullMarked;
