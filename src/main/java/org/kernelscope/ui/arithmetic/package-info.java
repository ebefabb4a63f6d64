/**
 * How a map, and one number of it, is made: step by step, between the layers that have moved aside.
 */
@NullMarked
package org.kernelscope.ui.arithmetic;

import org.jspecify.annotations.NullMarked;
