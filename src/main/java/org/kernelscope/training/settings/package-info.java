/** The settings of a run: its hyperparameters, and its dataset. */
@NullMarked
package org.kernelscope.training.settings;

import org.jspecify.annotations.NullMarked;
