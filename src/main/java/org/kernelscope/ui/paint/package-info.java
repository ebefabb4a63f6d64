/** Pure painters and layouts: tensor to pixels, without a JavaFX node; any thread. */
@NullMarked
package org.kernelscope.ui.paint;

import org.jspecify.annotations.NullMarked;
