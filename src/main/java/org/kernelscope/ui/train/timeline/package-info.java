/** The timeline of a run, at the bottom of the window. */
@NullMarked
package org.kernelscope.ui.train.timeline;

import org.jspecify.annotations.NullMarked;
