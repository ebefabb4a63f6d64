/** The drawing pad, its tools, and the strip that shows how a drawing becomes an input. */
@NullMarked
package org.kernelscope.ui.draw;

import org.jspecify.annotations.NullMarked;
