package org.kernelscope.render;

/**
 * A display that exists only in memory, so that images of the window can be made on a machine
 * without a screen.
 */
public final class OffscreenDisplay {
    private static final String PLATFORM = "glass.platform";
    private static final String MONOCLE = "Monocle";

    private OffscreenDisplay() {}

    /**
     * Makes JavaFX, when it starts, draw into memory, by software, on a screen of the given size.
     */
    public static void turnOn(int width, int height) {
        System.setProperty("headless.geometry", width + "x" + height + "-32");
        System.setProperty(PLATFORM, MONOCLE);
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        RegionImages.turnOff();
    }

    public static boolean isOn() {
        return MONOCLE.equals(System.getProperty(PLATFORM));
    }
}
