/**
 * The Java source of the operations, and the order in which its lines run for the value on the
 * screen. No JavaFX; any thread.
 */
@NullMarked
package org.kernelscope.ui.arithmetic.code;

import org.jspecify.annotations.NullMarked;
