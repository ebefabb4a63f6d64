/** Images of the window, or of one view, made without a screen. */
@NullMarked
package org.kernelscope.render;

import org.jspecify.annotations.NullMarked;
