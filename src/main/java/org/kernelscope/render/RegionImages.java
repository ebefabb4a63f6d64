package org.kernelscope.render;

/**
 * The images that JavaFX keeps of the backgrounds of regions. A graphics card draws such an image
 * as fast as a rectangle; JavaFX's software renderer takes several times as long for it.
 */
public final class RegionImages {
    /** JavaFX reads this once, when it starts. */
    private static final String OFF = "prism.disableRegionCaching";

    private RegionImages() {}

    /**
     * Makes JavaFX, when it starts, paint backgrounds directly, unless the user has chosen. Whether
     * there is a graphics card is not known before that.
     */
    public static void turnOff() {
        if (System.getProperty(OFF) == null) {
            System.setProperty(OFF, "true");
        }
    }
}
