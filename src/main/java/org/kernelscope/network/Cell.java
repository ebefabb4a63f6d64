package org.kernelscope.network;

/**
 * One value of a layer's output.
 *
 * @param layer index of the layer in its architecture; {@link #INPUT} for the input image
 * @param channel feature map, or unit
 * @param row row in the map
 * @param column column in the map
 */
public record Cell(int layer, int channel, int row, int column) {
    /** The layer index of the input image. */
    public static final int INPUT = -1;

    /** True for a pixel of the input. */
    public boolean isInput() {
        return layer == INPUT;
    }
}
