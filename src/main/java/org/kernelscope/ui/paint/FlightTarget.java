package org.kernelscope.ui.paint;

import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * Where a map of the stage stands once more in what is open: a copy of it flies there. A pure
 * value.
 *
 * @param layer the layer; {@link org.kernelscope.network.Cell#INPUT} for the input
 * @param channel the map
 * @param tile where its copy stands, in device pixels
 */
public record FlightTarget(int layer, int channel, Tile tile) {
    /** The same, moved. */
    public FlightTarget by(double dx, double dy) {
        return new FlightTarget(layer, channel, tile.at(tile.x() + dx, tile.y() + dy));
    }
}
