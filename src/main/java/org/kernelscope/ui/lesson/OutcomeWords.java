package org.kernelscope.ui.lesson;

import org.kernelscope.text.Texts;

/** The sentences that compare a prediction with what the program shows. Any thread. */
public final class OutcomeWords {
    private OutcomeWords() {}

    /** The answer alone. */
    public static String shown(Texts texts, String answer) {
        return texts.get("lesson.outcome.shown", inside(answer));
    }

    static String right(Texts texts, String predicted) {
        return texts.get("lesson.outcome.right", inside(predicted));
    }

    static String other(Texts texts, String predicted, String answer) {
        return texts.get("lesson.outcome.other", inside(predicted), inside(answer));
    }

    /** An answer may be a sentence itself; the one around it has a full stop of its own. */
    private static String inside(String answer) {
        return answer.endsWith(".") ? answer.substring(0, answer.length() - 1) : answer;
    }
}
