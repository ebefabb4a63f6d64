/** Deeplearning4j's updaters for our training settings, and those that it lacks. */
@NullMarked
package org.kernelscope.engine.dl4j.updater;

import org.jspecify.annotations.NullMarked;
