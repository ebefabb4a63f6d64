package org.kernelscope.network;

/**
 * Which kernel: the one with which map {@code map} of a layer looks at map {@code input} of the
 * layer below.
 *
 * @param layer index of the layer in its architecture
 * @param map the feature map, or unit, that is made
 * @param input the map that it is made from
 */
public record KernelId(int layer, int map, int input) {}
