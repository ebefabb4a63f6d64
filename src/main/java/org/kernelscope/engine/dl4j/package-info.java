/** The only place that knows Deeplearning4j and ND4J. */
@NullMarked
package org.kernelscope.engine.dl4j;

import org.jspecify.annotations.NullMarked;
