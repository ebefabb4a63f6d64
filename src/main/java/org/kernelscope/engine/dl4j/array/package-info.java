/** ND4J arrays in native memory that are made once and kept, and the operations bound to them. */
@NullMarked
package org.kernelscope.engine.dl4j.array;

import org.jspecify.annotations.NullMarked;
