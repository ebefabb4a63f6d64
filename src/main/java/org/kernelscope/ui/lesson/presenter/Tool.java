package org.kernelscope.ui.lesson.presenter;

/** The use of the mouse in front of a class. */
public enum Tool {
    /** It works the program. */
    NONE,
    /** It works the program, with a ring around it. */
    POINTER,
    /** It scribbles. */
    PEN
}
