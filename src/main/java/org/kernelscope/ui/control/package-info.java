/** Reusable controls. */
@NullMarked
package org.kernelscope.ui.control;

import org.jspecify.annotations.NullMarked;
