/** The tray: digits to put on the pad, samples that teach and the test digits of MNIST. */
@NullMarked
package org.kernelscope.ui.tray;

import org.jspecify.annotations.NullMarked;
