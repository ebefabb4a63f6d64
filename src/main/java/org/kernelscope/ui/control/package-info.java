/** Reusable controls, fonts and style classes. JavaFX thread. */
@NullMarked
package org.kernelscope.ui.control;

import org.jspecify.annotations.NullMarked;
