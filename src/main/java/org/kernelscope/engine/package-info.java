/** What a network does: ports (interfaces and records) for running, training and evaluating one. */
@NullMarked
package org.kernelscope.engine;

import org.jspecify.annotations.NullMarked;
