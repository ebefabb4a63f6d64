package org.kernelscope.network;

/**
 * A connection between two cells of neighbouring layers.
 *
 * @param from the cell below
 * @param to the cell above, which {@code from} feeds
 * @param weight what the value of {@code from} is multiplied with: a weight, the coefficient of a
 *     subsampling, the gain of a normalisation (divided by the standard deviation that a batch
 *     normalisation keeps); 1 where there is none (pooling, dropout); in an RBF layer, what the
 *     value is compared with
 */
public record CellConnection(Cell from, Cell to, float weight) {}
