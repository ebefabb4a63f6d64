/** The tabs that look into the layers: kernels, gradients and distributions. */
@NullMarked
package org.kernelscope.ui.train.layers;

import org.jspecify.annotations.NullMarked;
