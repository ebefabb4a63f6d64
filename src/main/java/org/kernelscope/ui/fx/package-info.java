/**
 * Thread and clock plumbing between JavaFX and the rest; the only place that hands work to the
 * JavaFX thread.
 */
@NullMarked
package org.kernelscope.ui.fx;

import org.jspecify.annotations.NullMarked;
