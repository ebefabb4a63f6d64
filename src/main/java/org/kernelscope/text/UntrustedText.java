package org.kernelscope.text;

/**
 * Text from outside the program (file names, names in JSON, tensor names, messages of exceptions)
 * made fit to be shown. A control character can steer a terminal, and a bidirectional override can
 * make a name read as another one; both become visible escapes such as {@code \u001b}. Stateless;
 * any thread.
 */
public final class UntrustedText {
    /** Characters of one piece of text at the most; the middle of a longer one is left out. */
    public static final int MAX_LENGTH = 300;

    /** Characters of a name in a sentence at the most. */
    private static final int MAX_NAME = 60;

    private static final int HEAD = 2 * MAX_LENGTH / 3;
    private static final int TAIL = MAX_LENGTH - HEAD - 1;

    private UntrustedText() {}

    /** {@code text} on one line, escaped and cut: what a sentence may contain. */
    public static String shown(String text) {
        String line = escaped(cut(text).replaceAll("\\s", " "));
        return cut(line);
    }

    /** The beginning of {@code text} on one line, escaped: a name in a sentence. */
    public static String name(String text) {
        if (text.length() <= MAX_NAME) {
            return shown(text);
        }
        int end = MAX_NAME - (Character.isHighSurrogate(text.charAt(MAX_NAME - 1)) ? 1 : 0);
        return shown(text.substring(0, end)) + "…";
    }

    /** {@code text} with all characters escaped that do something; line ends and tabs stay. */
    public static String escaped(String text) {
        StringBuilder safe = null;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (acts(point)) {
                safe = safe == null ? new StringBuilder(text.substring(0, at)) : safe;
                for (int i = at; i < next; i++) {
                    safe.append(String.format("\\u%04x", (int) text.charAt(i)));
                }
            } else if (safe != null) {
                safe.appendCodePoint(point);
            }
            at = next;
        }
        return safe == null ? text : safe.toString();
    }

    /** Joiners (U+200C, U+200D) are ordinary letters in some scripts. */
    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            case Character.FORMAT -> point != 0x200c && point != 0x200d;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Head and tail: the end of a path says more than its middle. */
    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int head = HEAD - (Character.isHighSurrogate(text.charAt(HEAD - 1)) ? 1 : 0);
        int tail = text.length() - TAIL;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
