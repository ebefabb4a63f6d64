/** How fast this machine is at what the program does. */
@NullMarked
package org.kernelscope.cli.bench;

import org.jspecify.annotations.NullMarked;
