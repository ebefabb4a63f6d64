package org.kernelscope.app;

/**
 * A display that exists only in memory, so that pictures of the window can be made on a machine
 * without a screen.
 */
final class InMemoryDisplay {
    private static final String PLATFORM = "glass.platform";
    private static final String MONOCLE = "Monocle";

    private InMemoryDisplay() {}

    /** Makes JavaFX, when it starts, draw into memory, by software. */
    static void turnOn() {
        System.setProperty(PLATFORM, MONOCLE);
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    static boolean isOn() {
        return MONOCLE.equals(System.getProperty(PLATFORM));
    }
}
