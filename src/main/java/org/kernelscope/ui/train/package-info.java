/**
 * Train mode: the verbs of a training and its settings, the live views of a network that learns,
 * the time line over the whole run, and the comparison of two of its moments.
 */
@NullMarked
package org.kernelscope.ui.train;

import org.jspecify.annotations.NullMarked;
