/**
 * The arithmetic of a convolutional network in readable Java, one class an operation, forward and
 * backward.
 */
@NullMarked
package org.kernelscope.op;

import org.jspecify.annotations.NullMarked;
