/** What a run is asked to do: its hyperparameters, and the data that it learns from. */
@NullMarked
package org.kernelscope.training.settings;

import org.jspecify.annotations.NullMarked;
