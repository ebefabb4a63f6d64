package org.kernelscope.ui.tray;

import org.kernelscope.data.Drawing.Backdrop;

/**
 * A digit in the tray. Immutable; any thread.
 *
 * @param picture what is put on the pad
 * @param digit its true class
 * @param origin what it is called: {@code MNIST test digit 115}
 */
record TrayDigit(Backdrop picture, int digit, String origin) {}
