/** The legend: which colour is which value, and how often each value occurs. */
@NullMarked
package org.kernelscope.ui.legend;

import org.jspecify.annotations.NullMarked;
