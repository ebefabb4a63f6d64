package org.kernelscope.ui.control;

/** The style classes of the mode Data alone. */
public final class DataStyles {
    /** The panel of the mode. */
    public static final String DATA = "ks-data";

    /** A stage on the way from a set to a network that reads it. */
    public static final String DATA_STAGE = "ks-data-stage";

    /** Shares in rows. */
    public static final String DATA_SHARES = "ks-data-shares";

    /** The parts of the panel, one below the other. */
    public static final String DATA_ALL = "ks-data-all";

    /** A row of tools. */
    public static final String DATA_TOOLS = "ks-data-tools";

    /** The classes, the grid and the collecting, side by side. */
    public static final String DATA_BODY = "ks-data-body";

    /** All that an import had to say. */
    public static final String DATA_REPORT = "ks-data-report";

    /** A column beside the grid. */
    public static final String DATA_SIDE = "ks-data-side";

    /** A class in the list. */
    public static final String DATA_CLASS = "ks-data-class";

    /** The list of classes, which scrolls. */
    public static final String DATA_CLASSES = "ks-data-classes";

    /** The grid of examples. */
    public static final String EXAMPLE_GRID = "ks-example-grid";

    private DataStyles() {}
}
