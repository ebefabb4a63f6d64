/** The tab with the curves of a run, and of a second run to compare. */
@NullMarked
package org.kernelscope.ui.train.curves;

import org.jspecify.annotations.NullMarked;
