/** The tab with ready-made experiments. */
@NullMarked
package org.kernelscope.ui.train.experiment;

import org.jspecify.annotations.NullMarked;
