/**
 * The training service: starts, pauses, samples, rewinds and resumes one run, on a thread of its
 * own. Only immutable values leave that thread.
 */
@NullMarked
package org.kernelscope.training;

import org.jspecify.annotations.NullMarked;
