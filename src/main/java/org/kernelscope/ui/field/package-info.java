/**
 * The receptive field of a cell: the patch of the image, the pixels in it that have an effect, and
 * the nine patches of the test digits that its map answers to most strongly.
 */
@NullMarked
package org.kernelscope.ui.field;

import org.jspecify.annotations.NullMarked;
