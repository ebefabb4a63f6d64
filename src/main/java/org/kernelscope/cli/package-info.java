/** The same engine from the command line. */
@NullMarked
package org.kernelscope.cli;

import org.jspecify.annotations.NullMarked;
