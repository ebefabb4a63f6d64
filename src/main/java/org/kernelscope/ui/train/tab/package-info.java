/** The parts that the tabs of Train mode share. */
@NullMarked
package org.kernelscope.ui.train.tab;

import org.jspecify.annotations.NullMarked;
