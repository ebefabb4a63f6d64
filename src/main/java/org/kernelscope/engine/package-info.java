/** Ports (interfaces and records) for running, training and evaluating a network. */
@NullMarked
package org.kernelscope.engine;

import org.jspecify.annotations.NullMarked;
