/** Element-wise work in flat Java loops: activations, losses, pooling and subsampling. */
@NullMarked
package org.kernelscope.engine.dl4j.elementwise;

import org.jspecify.annotations.NullMarked;
