/**
 * Analyses of one checkpoint: predictions on test images, and distributions of activations,
 * gradients and updates in each layer.
 */
@NullMarked
package org.kernelscope.training.inspection;

import org.jspecify.annotations.NullMarked;
