/**
 * The measurements of a run: metrics of each step, results of each epoch. Nothing here depends on a
 * network.
 */
@NullMarked
package org.kernelscope.training.metrics;

import org.jspecify.annotations.NullMarked;
