/**
 * The network designer: an architecture is edited layer by layer, with all that follows from it.
 */
@NullMarked
package org.kernelscope.ui.design;

import org.jspecify.annotations.NullMarked;
