package org.kernelscope.ui.state;

/**
 * A map and one of the maps below that it might be made from. Immutable; any thread.
 *
 * @param layer index of the layer of {@code map}
 * @param input map of the layer below, counted from 0
 * @param map map of the layer, counted from 0
 * @param connected true if the one is made from the other
 */
public record MapPair(int layer, int input, int map, boolean connected) {}
