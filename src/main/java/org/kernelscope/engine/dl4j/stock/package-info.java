/** Networks of Deeplearning4j's own layers, for other programs, comparisons and benchmarks. */
@NullMarked
package org.kernelscope.engine.dl4j.stock;

import org.jspecify.annotations.NullMarked;
