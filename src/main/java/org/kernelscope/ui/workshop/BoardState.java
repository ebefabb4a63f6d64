package org.kernelscope.ui.workshop;

import org.jspecify.annotations.Nullable;
import org.kernelscope.workshop.Links;
import org.kernelscope.workshop.Links.Spot;

/**
 * The clock of the board, and the places that are linked and pointed at.
 *
 * @param position of the clock; the length of the clock or more shows everything
 * @param length of the clock
 * @param products true if the clock goes over the products of {@code cell}
 * @param cell the cell whose products are shown, within the map that the clock visits
 * @param links the linked places
 * @param pointed the place that they are linked with; null for none
 * @param cursor the place that keys act on; null while the board has no focus
 * @param region the marked cells of the input; null for none
 */
record BoardState(
        double position,
        double length,
        boolean products,
        int cell,
        Links links,
        @Nullable Spot pointed,
        @Nullable Spot cursor,
        @Nullable Region region) {
    boolean isWalking() {
        return !products && position < length;
    }
}
