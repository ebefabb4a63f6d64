/** The card of one cell: who it is, and where its number comes from. */
@NullMarked
package org.kernelscope.ui.card;

import org.jspecify.annotations.NullMarked;
