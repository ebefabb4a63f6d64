/**
 * The network designer: edits an architecture layer by layer, with shapes, counts and receptive
 * fields. JavaFX thread; files are read and written on the file threads.
 */
@NullMarked
package org.kernelscope.ui.design;

import org.jspecify.annotations.NullMarked;
