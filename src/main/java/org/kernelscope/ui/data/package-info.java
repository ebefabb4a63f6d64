/** The mode Data: a data set of one's own is collected, seen, corrected and used. */
@NullMarked
package org.kernelscope.ui.data;

import org.jspecify.annotations.NullMarked;
