/** The LeNet-5 of 1998 and that of today on the same drawing. JavaFX thread. */
@NullMarked
package org.kernelscope.ui.lenetcompare;

import org.jspecify.annotations.NullMarked;
