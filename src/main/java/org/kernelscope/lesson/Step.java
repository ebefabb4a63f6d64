package org.kernelscope.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.Scene;

/**
 * A step of a lesson. Immutable; any thread.
 *
 * @param line its first line in the file, from 1
 * @param title its heading
 * @param shortPath true if it belongs to the path of 45 minutes
 * @param pad true if the pad must stay in sight
 * @param say the text at the beginning
 * @param scene the state of the window; null to leave it as it is
 * @param prediction the question; null for none
 * @param reveal the actions of the program after the prediction, in order
 * @param explain the text after the reveal
 * @param task the task of the learner; null for none
 * @param cards questions to recall
 * @param notes for the teacher
 */
public record Step(
        int line,
        String title,
        boolean shortPath,
        boolean pad,
        Prose say,
        @Nullable Scene scene,
        @Nullable Prediction prediction,
        List<Reveal> reveal,
        Prose explain,
        @Nullable Task task,
        List<Card> cards,
        Prose notes) {
    public Step {
        reveal = List.copyOf(reveal);
        cards = List.copyOf(cards);
    }

    /** True if only the place in the file differs. */
    public boolean isLike(Step other) {
        return new Step(
                        other.line,
                        title,
                        shortPath,
                        pad,
                        say,
                        scene,
                        prediction,
                        reveal,
                        explain,
                        task,
                        cards,
                        notes)
                .equals(other);
    }

    /**
     * A goal that the learner reaches with the program.
     *
     * @param text the instruction
     * @param goal the condition under which it is done
     * @param hint help; null for none
     * @param hintAfterSeconds the seconds until the hint is offered
     */
    public record Task(Prose text, Goal goal, @Nullable Prose hint, int hintAfterSeconds) {}

    /** A question to recall, and its answer. */
    public record Card(Prose question, Prose answer) {}
}
