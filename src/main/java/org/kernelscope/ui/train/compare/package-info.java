/** The tab that compares two checkpoints. */
@NullMarked
package org.kernelscope.ui.train.compare;

import org.jspecify.annotations.NullMarked;
