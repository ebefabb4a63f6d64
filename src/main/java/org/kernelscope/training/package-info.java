/**
 * Training as something that can be begun, held, watched, gone back in, kept and gone on with: a
 * service with a thread of its own, of which only immutable values come out.
 */
@NullMarked
package org.kernelscope.training;

import org.jspecify.annotations.NullMarked;
