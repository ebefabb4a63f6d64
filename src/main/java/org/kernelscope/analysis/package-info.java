/** Analyses of a trained network: the terms of a value, gradients, and scores. */
@NullMarked
package org.kernelscope.analysis;

import org.jspecify.annotations.NullMarked;
