/**
 * Immutable float data with a shape; the only form in which data crosses threads. Any thread may
 * use these classes.
 */
@NullMarked
package org.kernelscope.tensor;

import org.jspecify.annotations.NullMarked;
