package org.kernelscope.ui.control;

/**
 * The style classes of the window that several parts share. {@link TrainStyles} and {@link
 * LabStyles} have those of one mode; no other class has their names.
 */
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

    /** Shows over a part that it has the focus of the keyboard. */
    public static final String FOCUS_RING = "ks-focus-ring";

    /** The heading of a layer. */
    public static final String LAYER_HEADING = "ks-layer-heading";

    /** The name in a layer's heading. */
    public static final String LAYER_NAME = "ks-layer-name";

    /** The text over an empty stage. */
    public static final String STAGE_STATUS = "ks-stage-status";

    /** The predicted class. */
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

    /** The things to try in the first minute. */
    public static final String FIRST_STEPS = "ks-first-steps";

    /** The equation on the card of a cell. */
    public static final String EQUATION = "ks-equation";

    /** The tray of example images. */
    public static final String TRAY = "ks-tray";

    /** The images in the tray. */
    public static final String TRAY_GRID = "ks-tray-grid";

    /** One image in the tray. */
    public static final String TRAY_DIGIT = "ks-tray-digit";

    /** The selection of a class in the tray. */
    public static final String TRAY_FILTERS = "ks-tray-filters";

    /** The text on the card of a cell. */
    public static final String CARD_WORDS = "ks-card-words";

    /** The last line of an equation: the value of the cell. */
    public static final String RESULT = "ks-result";

    /** A button with an icon instead of text. */
    public static final String ICON_BUTTON = "ks-icon-button";

    /** A small image of ink. */
    public static final String INK = "ks-ink";

    /** The drawing pad with its tools and the preparation steps. */
    public static final String DRAW = "ks-draw";

    /** The dot that shows the width of the pen. */
    public static final String BRUSH_DOT = "ks-brush-dot";

    /** The tools of the pad. */
    public static final String DRAW_TOOLS = "ks-draw-tools";

    /** A row of tools. */
    public static final String TOOL_ROW = "ks-tool-row";

    /** A row of colours to choose from. */
    public static final String SWATCHES = "ks-swatches";

    /** A colour to choose. */
    public static final String SWATCH = "ks-swatch";

    /** The pad. */
    public static final String PAD = "ks-pad";

    /** The box on the empty pad that a digit should fill. */
    public static final String PAD_GUIDE = "ks-pad-guide";

    /** The ring that shows position and width of the pen. */
    public static final String PAD_PEN = "ks-pad-pen";

    /** The prompt on the empty pad. */
    public static final String PAD_PROMPT = "ks-pad-prompt";

    /** The words beside an example that say that one can draw. */
    public static final String PAD_INVITATION = "ks-pad-invitation";

    /** The warning that there are several shapes on the pad. */
    public static final String PAD_SEVERAL = "ks-pad-several";

    /** The steps of the preparation in a row. */
    public static final String STRIP = "ks-strip";

    /** The arrow between two steps of the preparation. */
    public static final String STRIP_ARROW = "ks-strip-arrow";

    /** The name of a step of the preparation. */
    public static final String STRIP_CAPTION = "ks-strip-caption";

    /** A step of the preparation. */
    public static final String STRIP_STEP = "ks-strip-step";

    /** The large image of a step of the preparation. */
    public static final String STRIP_LARGE = "ks-strip-large";

    /** The way in which a digit was found in an image. */
    public static final String PHOTO = "ks-photo";

    /** A row of its small images. */
    public static final String PHOTO_ROW = "ks-photo-row";

    /** A small image to click. */
    public static final String PHOTO_BUTTON = "ks-photo-button";

    /** One of them that is a step. */
    public static final String PHOTO_STEP = "ks-photo-step";

    /** The large image on which a box is dragged. */
    public static final String PHOTO_CHOOSER = "ks-photo-chooser";

    /** The box on it. */
    public static final String PHOTO_FRAME = "ks-photo-frame";

    /** The legend of the colours. */
    public static final String LEGEND = "ks-legend";

    /** The histogram of the legend. */
    public static final String LEGEND_BARS = "ks-legend-bars";

    /** The bars of all classes. */
    public static final String BARS = "ks-bars";

    /** The predicted class with its probability. */
    public static final String HEADLINE = "ks-headline";

    /** Version, licences and keyboard shortcuts. */
    public static final String ABOUT = "ks-about";

    /** A table of names and values. */
    public static final String FACTS = "ks-facts";

    /** The left side of the window. */
    public static final String LEFT = "ks-left";

    /** The right side of the window. */
    public static final String RIGHT = "ks-right";

    /** The receptive field of a cell. */
    public static final String FIELD = "ks-field";

    /** The images of a receptive field in a row. */
    public static final String FIELD_PICTURES = "ks-field-pictures";

    /** An image of a receptive field. */
    public static final String FIELD_PICTURE = "ks-field-picture";

    /** One of the patches with the strongest response of a map. */
    public static final String FIELD_BEST = "ks-field-best";

    /** An image of a receptive field that is a button. */
    public static final String FIELD_BUTTON = "ks-field-button";

    /** The enlarged receptive field. */
    public static final String FIELD_CARD = "ks-field-card";

    /** The enlarged images of a receptive field in a row. */
    public static final String FIELD_COLUMNS = "ks-field-columns";

    /** An enlarged image of a receptive field with its explanation. */
    public static final String FIELD_COLUMN = "ks-field-column";

    /** A tooltip with a long explanation. */
    public static final String FIELD_TOOLTIP = "ks-field-tooltip";

    /** The buttons of a notice. */
    public static final String NOTICE_ACTIONS = "ks-notice-actions";

    /** Many small images. */
    public static final String TRAIN_GALLERY = "ks-train-gallery";

    /** AtlantaFX's emphasised button. */
    public static final String ACCENT = atlantafx.base.theme.Styles.ACCENT;

    /** The transport bar: play, step and scrub. */
    public static final String TRANSPORT = "ks-transport";

    /** The caption of the present step. */
    public static final String TRANSPORT_CAPTION = "ks-transport-caption";

    /** The units below an RBF output as a bitmap. */
    public static final String CODE_LARGE = "ks-code-large";

    /** The bitmap of a class of an RBF output, beside its bar. */
    public static final String CODE_SMALL = "ks-code-small";

    /** A name and its control side by side. */
    public static final String FORM_LINE = "ks-form-line";

    /** A name above its control. */
    public static final String FORM_TILE = "ks-form-tile";

    /** The step-through of an open level. */
    public static final String ARITHMETIC = "ks-arithmetic";

    /** The header of the step-through. */
    public static final String ARITHMETIC_HEADER = "ks-arithmetic-header";

    /** The path from the network down to the open level. */
    public static final String ARITHMETIC_PATH = "ks-arithmetic-path";

    /** The controls of the step-through. */
    public static final String ARITHMETIC_TOOLS = "ks-arithmetic-tools";

    /** The draggable edge below the stage. */
    public static final String EDGE = "ks-edge";

    /** The handle of the draggable edge. */
    public static final String EDGE_GRIP = "ks-edge-grip";

    /** A part that scrolls when it has too little room. */
    public static final String OVERFLOW = "ks-overflow";

    /** Words that go when a window is narrow, wide parts first. */
    public static final String SPARED_NARROW = "ks-spared-narrow";

    /** Words that go when a window is narrower still. */
    public static final String SPARED_NARROWER = "ks-spared-narrower";

    /** Words that go in the narrowest windows. */
    public static final String SPARED_NARROWEST = "ks-spared-narrowest";

    /** Words that go when a window is lower than usual by half. */
    public static final String SPARED_LOWER = "ks-spared-lower";

    /** Words that go in the lowest windows. */
    public static final String SPARED_LOWEST = "ks-spared-lowest";

    /** The tools of the bar at the top that a narrow window shows in a pop-over. */
    public static final String FOLDED = "ks-folded";

    /** The choice of exports. */
    public static final String EXPORT = "ks-export";

    /** The numbers that can be exported. */
    public static final String EXPORT_LIST = "ks-export-list";

    /** The buttons that lead back and forward. */
    public static final String VIEW_STEPS = "ks-view-steps";

    /** The pop-over with the kept views. */
    public static final String VIEWS = "ks-views";

    /** The kept views, one below the other. */
    public static final String VIEWS_LIST = "ks-views-list";

    /** Scrolls the kept views. */
    public static final String VIEWS_SCROLL = "ks-views-scroll";

    /** A sentence in a row of controls, with room for a few words a line. */
    public static final String SENTENCE = "ks-sentence";

    /** The menu of the text sizes. */
    public static final String TEXT_SIZES = "ks-text-sizes";

    /** AtlantaFX's button without a frame. */
    public static final String FLAT = atlantafx.base.theme.Styles.FLAT;

    /** AtlantaFX's button around an icon. */
    public static final String BUTTON_ICON = atlantafx.base.theme.Styles.BUTTON_ICON;

    /** The panel of lessons. */
    public static final String LESSON = "ks-lesson";

    /** The scrolling part of the panel of lessons. */
    public static final String LESSON_CONTENT = "ks-lesson-content";

    /** A step of a lesson. */
    public static final String LESSON_STEP = "ks-lesson-step";

    /** Text of a lesson. */
    public static final String LESSON_PROSE = "ks-lesson-prose";

    /** An item of a list in a lesson. */
    public static final String LESSON_ITEM = "ks-lesson-item";

    /** Plain words of a lesson. */
    public static final String LESSON_TEXT = "ks-lesson-text";

    /** Stressed words of a lesson. */
    public static final String LESSON_STRONG = "ks-lesson-strong";

    /** Code in a lesson. */
    public static final String LESSON_CODE = "ks-lesson-code";

    /** A word that names a thing on the screen. */
    public static final String LESSON_LINK = "ks-lesson-link";

    /** A question, task or card of a lesson. */
    public static final String LESSON_QUESTION = "ks-lesson-question";

    /** The place of the answer to a question. */
    public static final String LESSON_OPTIONS = "ks-lesson-options";

    /** An answer to choose. */
    public static final String LESSON_OPTION = "ks-lesson-option";

    /** Buttons below a question. */
    public static final String LESSON_BUTTONS = "ks-lesson-buttons";

    /** The outcome of a prediction or task. */
    public static final String LESSON_OUTCOME = "ks-lesson-outcome";

    /** Ten bars, sketched or compared. */
    public static final String LESSON_BARS = "ks-lesson-bars";

    /** The place of a bar. */
    public static final String LESSON_BAR_PLACE = "ks-lesson-bar-place";

    /** A bar of a probability. */
    public static final String LESSON_BAR = "ks-lesson-bar";

    /** A bar that was sketched. */
    public static final String LESSON_BAR_SKETCH = "ks-lesson-bar-sketch";

    /** The buttons that turn the pages of a lesson. */
    public static final String LESSON_FOOTER = "ks-lesson-footer";

    /** A lesson in the list. */
    public static final String LESSON_ROW = "ks-lesson-row";

    /** The words of a lesson in the list. */
    public static final String LESSON_ROW_WORDS = "ks-lesson-row-words";

    /** The frame around a thing that a lesson names. */
    public static final String LESSON_LIGHT = "ks-lesson-light";

    /** The question what a network of another program is, over the window. */
    public static final String IMPORT = "ks-import";

    /** Its card. */
    public static final String IMPORT_CARD = "ks-import-card";

    /** All on the card but the buttons. */
    public static final String IMPORT_WORDS = "ks-import-words";

    /** The table of possible architectures. */
    public static final String IMPORT_TABLE = "ks-import-table";

    /** The progress and the buttons below it. */
    public static final String IMPORT_BUTTONS = "ks-import-buttons";

    private Styles() {}
}
