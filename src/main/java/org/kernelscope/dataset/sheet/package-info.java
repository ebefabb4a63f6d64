/** The printed sheet for handwriting: its layout, its page, and the reading of a filled one. */
@NullMarked
package org.kernelscope.dataset.sheet;

import org.jspecify.annotations.NullMarked;
