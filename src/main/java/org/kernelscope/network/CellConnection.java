package org.kernelscope.network;

/**
 * A connection between two cells of neighbouring layers.
 *
 * @param from the cell below
 * @param to the cell above, which {@code from} feeds
 * @param weight the factor of the value of {@code from}: a weight, the coefficient of a
 *     subsampling, the gain of a normalisation (divided by the running standard deviation of a
 *     batch normalisation), or 1 where there is none (pooling, dropout); for an RBF output, the
 *     value that {@code from} is compared with
 */
public record CellConnection(Cell from, Cell to, float weight) {}
