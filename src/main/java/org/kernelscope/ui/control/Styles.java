package org.kernelscope.ui.control;

/** The style classes of the window; nothing else names one. */
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

    /** The words in the card of a cell, left of its pictures. */
    public static final String CARD_WORDS = "ks-card-words";

    /** The last line of a sum: what the network computed. */
    public static final String RESULT = "ks-result";

    /** A button that shows an icon in place of words. */
    public static final String ICON_BUTTON = "ks-icon-button";

    /** A small picture of ink. */
    public static final String INK = "ks-ink";

    /** The pad with its tools and the strip below. */
    public static final String DRAW = "ks-draw";

    /** The dot as large as the pen. */
    public static final String BRUSH_DOT = "ks-brush-dot";

    /** The tools of the pad. */
    public static final String DRAW_TOOLS = "ks-draw-tools";

    /** A row of tools. */
    public static final String TOOL_ROW = "ks-tool-row";

    /** The pad. */
    public static final String PAD = "ks-pad";

    /** The box on the empty pad that a digit fills. */
    public static final String PAD_GUIDE = "ks-pad-guide";

    /** The ring that shows where the pen is and how wide. */
    public static final String PAD_PEN = "ks-pad-pen";

    /** What the empty pad asks for. */
    public static final String PAD_PROMPT = "ks-pad-prompt";

    /** The steps of the preparation, side by side. */
    public static final String STRIP = "ks-strip";

    /** The arrow between two steps of the preparation. */
    public static final String STRIP_ARROW = "ks-strip-arrow";

    /** The name of a step of the preparation. */
    public static final String STRIP_CAPTION = "ks-strip-caption";

    /** A step of the preparation. */
    public static final String STRIP_STEP = "ks-strip-step";

    /** The large picture of a step of the preparation. */
    public static final String STRIP_TOOLTIP = "ks-strip-tooltip";

    /** The legend of the colours. */
    public static final String LEGEND = "ks-legend";

    /** The bars of all classes. */
    public static final String BARS = "ks-bars";

    /** The winner and what is said beside it. */
    public static final String HEADLINE = "ks-headline";

    /** What the program is and which keys it knows. */
    public static final String ABOUT = "ks-about";

    /** Names of facts and the facts, side by side. */
    public static final String FACTS = "ks-facts";

    /** The left side of the window. */
    public static final String LEFT = "ks-left";

    /** The right side of the window. */
    public static final String RIGHT = "ks-right";

    /** The receptive field of a cell, enlarged. */
    public static final String FIELD = "ks-field";

    /** The pictures of a receptive field, side by side. */
    public static final String FIELD_PICTURES = "ks-field-pictures";

    /** A picture of a receptive field. */
    public static final String FIELD_PICTURE = "ks-field-picture";

    /** One of the patches that excite a map the most. */
    public static final String FIELD_BEST = "ks-field-best";

    /** A picture of a receptive field that can be opened or put on the pad. */
    public static final String FIELD_BUTTON = "ks-field-button";

    /** A receptive field, large. */
    public static final String FIELD_CARD = "ks-field-card";

    /** The large pictures of a receptive field, side by side. */
    public static final String FIELD_COLUMNS = "ks-field-columns";

    /** A large picture of a receptive field with what is said about it. */
    public static final String FIELD_COLUMN = "ks-field-column";

    /** The bench of the laboratory. */
    public static final String LAB = "ks-lab";

    /** A row of choices on the bench of the laboratory. */
    public static final String LAB_TOOLS = "ks-lab-tools";

    /** The wall of kernels beside the operating table. */
    public static final String LAB_ROW = "ks-lab-row";

    /** The wall of kernels. */
    public static final String WALL = "ks-wall";

    /** Where the kernels hang. */
    public static final String WALL_ROOM = "ks-wall-room";

    /** What is said below the kernels. */
    public static final String WALL_FOOT = "ks-wall-foot";

    /** The table on which a kernel is worked on. */
    public static final String SURGERY = "ks-surgery";

    /** A column of the operating table. */
    public static final String SURGERY_COLUMN = "ks-surgery-column";

    /** The kernel that is painted on, large. */
    public static final String SURGERY_KERNEL = "ks-surgery-kernel";

    /** A kernel beside another, to be compared. */
    public static final String SURGERY_BEFORE = "ks-surgery-before";

    /** What the network was and what it is now, side by side. */
    public static final String VERDICT = "ks-verdict";

    /** One of two sides of a verdict. */
    public static final String VERDICT_SIDE = "ks-verdict-side";

    /** A map in a ranking. */
    public static final String RANKED_MAP = "ks-ranked-map";

    /** What is lost without a map. */
    public static final String RANKED_LOSS = "ks-ranked-loss";

    /** That the network was changed by hand. */
    public static final String CHANGED = "ks-changed";

    /** A long explanation that one points at. */
    public static final String FIELD_TOOLTIP = "ks-field-tooltip";

    /** The bench of Train mode. */
    public static final String TRAIN = "ks-train";

    /** The verbs and the progress of a training. */
    public static final String TRAIN_COLUMN = "ks-train-column";

    /** The view that is chosen in Train mode. */
    public static final String TRAIN_TAB = "ks-train-tab";

    /** The choices above a view in Train mode. */
    public static final String TRAIN_TOOLS = "ks-train-tools";

    /** The few kernels of a layer over a single map. */
    public static final String KERNELS_FEW = "ks-kernels-few";

    /** The many kernels of a layer over several maps. */
    public static final String KERNELS_MANY = "ks-kernels-many";

    /** Fields side by side. */
    public static final String TRAIN_ROW = "ks-train-row";

    /** What a setting does. */
    public static final String TRAIN_HELP = "ks-train-help";

    /** What two networks make of the same digit. */
    public static final String COMPARE_GUESSES = "ks-compare-guesses";

    /** What can be done about what a notice says. */
    public static final String NOTICE_ACTIONS = "ks-notice-actions";

    /** The buttons for files of runs. */
    public static final String TRAIN_FILES = "ks-train-files";

    /** Charts side by side. */
    public static final String TRAIN_CHARTS = "ks-train-charts";

    /** What invites to the first training. */
    public static final String TRAIN_INVITATION = "ks-train-invitation";

    /** The large button that begins the first training. */
    public static final String TRAIN_FIRST = "ks-train-first";

    /** The settings of a training. */
    public static final String TRAIN_SETTINGS = "ks-train-settings";

    /** A test digit with what the network took it for. */
    public static final String TRAIN_GUESS = "ks-train-guess";

    /** Many small digits. */
    public static final String TRAIN_GALLERY = "ks-train-gallery";

    /** The bar at the bottom in which the time of a run is moved. */
    public static final String TIMELINE = "ks-timeline";

    /** AtlantaFX's button that one is to press. */
    public static final String ACCENT = atlantafx.base.theme.Styles.ACCENT;

    /** The bar with which time is moved. */
    public static final String TRANSPORT = "ks-transport";

    /** What is shown at the moment to which time was moved. */
    public static final String TRANSPORT_CAPTION = "ks-transport-caption";

    /** What stands before an RBF output, as a picture. */
    public static final String CODE_LARGE = "ks-code-large";

    /** A picture that an RBF output compares with, beside its bar. */
    public static final String CODE_SMALL = "ks-code-small";

    /** Names and what can be chosen, side by side. */
    public static final String FORM = "ks-form";

    /** A name and what is chosen, side by side. */
    public static final String FORM_LINE = "ks-form-line";

    /** A name above what is chosen. */
    public static final String FORM_TILE = "ks-form-tile";

    /** Several of these beside one another. */
    public static final String FORM_TILES = "ks-form-tiles";

    /** The layers of a network that is designed. */
    public static final String LAYER_TABLE = "ks-layer-table";

    /** A column of numbers. */
    public static final String RIGHT_COLUMN = "ks-right-column";

    /** The network designer. */
    public static final String DESIGN = "ks-design";

    /** A row of tools in the network designer. */
    public static final String DESIGN_TOOLS = "ks-design-tools";

    /** The layers and the form of the network designer, side by side. */
    public static final String DESIGN_BODY = "ks-design-body";

    /** The layers in the network designer. */
    public static final String DESIGN_LAYERS = "ks-design-layers";

    /** What can be chosen in the network designer. */
    public static final String DESIGN_FORM = "ks-design-form";

    /** The scrolling side of the network designer. */
    public static final String DESIGN_SIDE = "ks-design-side";

    /** What all layers of the network designer add up to. */
    public static final String DESIGN_TOTALS = "ks-design-totals";

    /** The name of the network that is designed. */
    public static final String DESIGN_NAME = "ks-design-name";

    /** The seed of the weights of the network that is designed. */
    public static final String DESIGN_SEED = "ks-design-seed";

    /** Why something cannot be. */
    public static final String FAULT = "ks-fault";

    /** The connection table of a layer that is designed. */
    public static final String TABLE_EDITOR = "ks-table-editor";

    /** The boxes of a connection table. */
    public static final String TABLE_BOXES = "ks-table-boxes";

    /** Small plain text. */
    public static final String SMALL = "ks-small";

    /** Two networks, one below the other. */
    public static final String THEN_AND_NOW = "ks-then-and-now";

    /** What one of two networks answers. */
    public static final String THEN_AND_NOW_ANSWER = "ks-then-and-now-answer";

    /** What differs between two networks. */
    public static final String DIFFERENCES = "ks-differences";

    /** What is told of a network of the atlas. */
    public static final String ATLAS_SIDE = "ks-atlas-side";

    /** A connection board. */
    public static final String BOARD = "ks-board";

    /** What fills a tab of a bench. */
    public static final String BENCH_BODY = "ks-bench-body";

    /** The words beside what fills a tab of a bench. */
    public static final String BENCH_SIDE = "ks-bench-side";

    /** How the open map or number is made. */
    public static final String ARITHMETIC = "ks-arithmetic";

    /** Where one is below the overview. */
    public static final String ARITHMETIC_HEADER = "ks-arithmetic-header";

    /** The path from the network down to the open level. */
    public static final String ARITHMETIC_PATH = "ks-arithmetic-path";

    /** What can be chosen for the open level. */
    public static final String ARITHMETIC_TOOLS = "ks-arithmetic-tools";

    /** The edge between the stage and what is below it. */
    public static final String EDGE = "ks-edge";

    /** What shows that the edge can be dragged. */
    public static final String EDGE_GRIP = "ks-edge-grip";

    /** AtlantaFX's button without a frame. */
    public static final String FLAT = atlantafx.base.theme.Styles.FLAT;

    /** AtlantaFX's button around an icon. */
    public static final String BUTTON_ICON = atlantafx.base.theme.Styles.BUTTON_ICON;

    private Styles() {}
}
