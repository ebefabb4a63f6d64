/**
 * The description of a network: its layers, their shapes, parameters, connections and receptive
 * fields, and the presets. Nothing here computes activations; {@link org.kernelscope.op} does.
 *
 * <p>Reading order: {@link org.kernelscope.network.Architecture} (a whole network), {@link
 * org.kernelscope.network.LayerSpec} (one layer) and its records, {@link
 * org.kernelscope.network.Window} and {@link org.kernelscope.network.ReceptiveField} (what a cell
 * sees), {@link org.kernelscope.network.Weights} (the values), {@link
 * org.kernelscope.network.Presets} (examples).
 *
 * <p>All classes except {@code ArchitectureBuilder} are immutable or stateless; any thread may use
 * them.
 */
@NullMarked
package org.kernelscope.network;

import org.jspecify.annotations.NullMarked;
