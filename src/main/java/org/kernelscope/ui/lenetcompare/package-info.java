/** The LeNet-5 of 1998 and that of today, side by side on the same drawing. */
@NullMarked
package org.kernelscope.ui.lenetcompare;

import org.jspecify.annotations.NullMarked;
