/** Views that are kept, saved and opened, and the way back and forward through those visited. */
@NullMarked
package org.kernelscope.ui.views;

import org.jspecify.annotations.NullMarked;
