package org.kernelscope.scene;

import java.util.List;

/**
 * A reduced window: which panels, modes and controls are away, and which cannot be used. What it
 * does not name is there and can be used.
 *
 * @param hidden ids of controls
 * @param locked ids of controls
 */
public record ControlsPart(List<String> hidden, List<String> locked) {
    /** The whole window. */
    public static final ControlsPart EVERYTHING = new ControlsPart(List.of(), List.of());

    public ControlsPart {
        hidden = List.copyOf(hidden);
        locked = List.copyOf(locked);
    }
}
