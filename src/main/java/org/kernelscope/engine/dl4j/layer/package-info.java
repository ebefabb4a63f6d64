/** Our layers inside Deeplearning4j's network, and their configuration. */
@NullMarked
package org.kernelscope.engine.dl4j.layer;

import org.jspecify.annotations.NullMarked;
