/**
 * Builds the program from its parts, by constructors. One {@code …Module} class for each part of
 * the window; the program, the images of {@code render} and the benchmarks use the same ones.
 */
@NullMarked
package org.kernelscope.composition;

import org.jspecify.annotations.NullMarked;
