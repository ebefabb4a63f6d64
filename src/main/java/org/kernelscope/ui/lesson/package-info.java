/** The panel of lessons beside the stage. */
@NullMarked
package org.kernelscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
