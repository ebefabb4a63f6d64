/**
 * The workshop: one operation on small maps, with everything that can be set. {@link
 * org.kernelscope.workshop.Setup} is the whole state as a value, {@link
 * org.kernelscope.workshop.Outcome} what {@code op} computes from it. No JavaFX; immutable unless
 * said otherwise; any thread.
 */
@NullMarked
package org.kernelscope.workshop;

import org.jspecify.annotations.NullMarked;
