package org.kernelscope.ui.control;

/** The style classes of the window's own style sheet; nothing else names one. */
public final class Styles {
    /** The root of the window. */
    public static final String ROOT = "ks-root";

    /** A panel beside the stage. */
    public static final String PANEL = "ks-panel";

    /** The bar at the top. */
    public static final String TOP_BAR = "ks-top-bar";

    /** The program's name. */
    public static final String BRAND = "ks-brand";

    /** The title of a part of the window. */
    public static final String SECTION_TITLE = "ks-section-title";

    /** Small explaining text. */
    public static final String CAPTION = "ks-caption";

    /** A number in a fixed-width face. */
    public static final String NUMBER = "ks-number";

    /** The stage. */
    public static final String STAGE = "ks-stage";

    /** The heading of a layer. */
    public static final String LAYER_HEADING = "ks-layer-heading";

    /** The name in a layer's heading. */
    public static final String LAYER_NAME = "ks-layer-name";

    /** The text that lies over the stage while there is nothing to see. */
    public static final String STAGE_STATUS = "ks-stage-status";

    /** The digit that won. */
    public static final String WINNER = "ks-winner";

    /** The bar of a class. */
    public static final String BAR = "ks-bar";

    /** The filled part of the bar of a class. */
    public static final String BAR_FILL = "ks-bar-fill";

    /** The name of a class beside its bar. */
    public static final String CLASS_NAME = "ks-class-name";

    /** The card of a cell. */
    public static final String CARD = "ks-card";

    /** The title of the card of a cell. */
    public static final String CARD_TITLE = "ks-card-title";

    /** The sum in the card of a cell. */
    public static final String EQUATION = "ks-equation";

    /** The tray of digits. */
    public static final String TRAY = "ks-tray";

    /** The digits in the tray. */
    public static final String TRAY_GRID = "ks-tray-grid";

    /** One digit in the tray. */
    public static final String TRAY_DIGIT = "ks-tray-digit";

    /** The choice of a class in the tray. */
    public static final String TRAY_FILTERS = "ks-tray-filters";

    private Styles() {}
}
