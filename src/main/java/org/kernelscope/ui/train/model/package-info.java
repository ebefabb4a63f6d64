/**
 * The state of Train mode: the run at work, the runs before it, and the checkpoint that is shown.
 */
@NullMarked
package org.kernelscope.ui.train.model;

import org.jspecify.annotations.NullMarked;
