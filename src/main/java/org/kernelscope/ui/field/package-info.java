/**
 * What a cell sees of the picture: the patch cut out, what of it really matters, and the nine
 * patches of the test digits that its map answers to most strongly.
 */
@NullMarked
package org.kernelscope.ui.field;

import org.jspecify.annotations.NullMarked;
