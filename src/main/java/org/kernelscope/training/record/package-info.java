/** A run as a value: its record, its events, its checkpoints, and all that it needs to resume. */
@NullMarked
package org.kernelscope.training.record;

import org.jspecify.annotations.NullMarked;
