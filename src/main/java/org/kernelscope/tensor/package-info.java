/** Immutable float data with a shape; nothing else crosses threads. */
@NullMarked
package org.kernelscope.tensor;

import org.jspecify.annotations.NullMarked;
