package org.kernelscope.network;

/**
 * One number of a layer's output.
 *
 * @param layer index of the layer in its architecture; {@link #INPUT} for the picture that the
 *     network is shown
 * @param channel feature map, or unit
 * @param row row in the map
 * @param column column in the map
 */
public record Cell(int layer, int channel, int row, int column) {
    /** The "layer" of the input picture. */
    public static final int INPUT = -1;

    /** Whether the cell is a pixel of the input. */
    public boolean isInput() {
        return layer == INPUT;
    }
}
