/** The tab with test images: confusion matrix, misclassified images, and live predictions. */
@NullMarked
package org.kernelscope.ui.train.examples;

import org.jspecify.annotations.NullMarked;
