package org.kernelscope.ui.control;

/** The style classes of a lesson in front of a class. */
public final class PresenterStyles {
    /** The question above the stage. */
    public static final String STRIP = "ks-strip-question";

    /** The title of a step above the stage. */
    public static final String TITLE = "ks-presenter-title";

    /** The title, the place in the lesson and, with one screen, the lecturer's controls. */
    public static final String HEAD = "ks-presenter-head";

    /** The question to the class. */
    public static final String ASKED = "ks-presenter-asked";

    /** The options of a question, side by side. */
    public static final String OPTIONS = "ks-presenter-options";

    /** An option of a question. */
    public static final String OPTION = "ks-presenter-option";

    /** The letter of an option. */
    public static final String LETTER = "ks-presenter-letter";

    /** The votes for an option in one round. */
    public static final String VOTES = "ks-presenter-votes";

    /** The votes for an option in a round before the last one. */
    public static final String EARLIER = "ks-presenter-earlier";

    /** The answer of the program. */
    public static final String ANSWER = "ks-presenter-answer";

    /** The small picture of a step in the lecturer's window. */
    public static final String PICTURE = "ks-console-picture";

    /** The black screen. */
    public static final String BLANK = "ks-presenter-blank";

    /** The ring around the pointer. */
    public static final String RING = "ks-presenter-ring";

    /** The ring that a click leaves. */
    public static final String CLICK = "ks-presenter-click";

    /** The name of a pressed key. */
    public static final String KEY = "ks-presenter-key";

    /** A scribble. */
    public static final String INK = "ks-presenter-ink";

    /** The lecturer's window. */
    public static final String CONSOLE = "ks-console";

    /** A column of the lecturer's window. */
    public static final String COLUMN = "ks-console-column";

    /** A row of buttons or facts in the lecturer's window. */
    public static final String ROW = "ks-console-row";

    /** The buttons of the lecturer. */
    public static final String TOOLS = "ks-console-tools";

    /** A time in the lecturer's window. */
    public static final String TIME = "ks-console-time";

    /** The live image of the audience's window, in the lecturer's. */
    public static final String MIRROR = "ks-console-mirror";

    private PresenterStyles() {}
}
