/** The connection table of a layer as a board: which map is made from which maps below. */
@NullMarked
package org.kernelscope.ui.connections;

import org.jspecify.annotations.NullMarked;
