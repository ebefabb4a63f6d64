/**
 * Moving and disturbing images: shift, rotation, scale, noise and the like, composed as one value
 * and always computed from the original.
 */
@NullMarked
package org.kernelscope.transform;

import org.jspecify.annotations.NullMarked;
