/**
 * Measurements: what the program costs on this machine, as ratios taken in one run. The benches
 * that open a window do so on a display in memory.
 */
@NullMarked
package org.kernelscope.bench;

import org.jspecify.annotations.NullMarked;
