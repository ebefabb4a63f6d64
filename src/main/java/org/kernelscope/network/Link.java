package org.kernelscope.network;

/**
 * A connection between two cells of neighbouring layers.
 *
 * @param from the cell below
 * @param to the cell above, which {@code from} feeds
 * @param weight what the value of {@code from} is multiplied with; 1 in a pooling layer, which has
 *     no weights
 */
public record Link(Cell from, Cell to, float weight) {}
