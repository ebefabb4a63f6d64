/** Convolutions in libnd4j: with oneDNN, as im2col and a matrix product, or as one product. */
@NullMarked
package org.kernelscope.engine.dl4j.convolution;

import org.jspecify.annotations.NullMarked;
