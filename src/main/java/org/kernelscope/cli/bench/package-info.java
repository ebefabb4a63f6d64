/** Benchmarks: speeds measured side by side, printed as figures and ratios. */
@NullMarked
package org.kernelscope.cli.bench;

import org.jspecify.annotations.NullMarked;
