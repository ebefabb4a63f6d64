/** The card of one cell: its position, and the arithmetic of its value. JavaFX thread. */
@NullMarked
package org.kernelscope.ui.card;

import org.jspecify.annotations.NullMarked;
