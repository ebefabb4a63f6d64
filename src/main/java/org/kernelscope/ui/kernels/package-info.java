/** The kernel wall: all kernels of a layer, scaled as one, linked with the maps that they join. */
@NullMarked
package org.kernelscope.ui.kernels;

import org.jspecify.annotations.NullMarked;
