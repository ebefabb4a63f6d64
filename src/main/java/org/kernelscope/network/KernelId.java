package org.kernelscope.network;

/**
 * Identifies the kernel between two maps.
 *
 * @param layer index of the layer in its architecture
 * @param map the feature map, or unit, of the layer
 * @param input the map below
 */
public record KernelId(int layer, int map, int input) {}
