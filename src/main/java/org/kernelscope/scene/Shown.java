package org.kernelscope.scene;

/** Text of a stranger as it may appear in a sentence and on a terminal. */
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    static String of(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "�");
        return printable.length() <= MOST ? printable : printable.substring(0, MOST) + "…";
    }
}
