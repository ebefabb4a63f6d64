/** The export of images, animations and numbers from the window. */
@NullMarked
package org.kernelscope.ui.export;

import org.jspecify.annotations.NullMarked;
