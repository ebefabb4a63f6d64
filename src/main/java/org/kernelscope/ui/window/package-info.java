/** The window: puts the parts together, and the bar above them. */
@NullMarked
package org.kernelscope.ui.window;

import org.jspecify.annotations.NullMarked;
