/** Train mode: the panel below the stage, its buttons and the progress of the run. */
@NullMarked
package org.kernelscope.ui.train;

import org.jspecify.annotations.NullMarked;
