package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.text.Texts;

/** Sentences about turns. No state; any thread. */
public final class TurnWords {
    private TurnWords() {}

    /** The steps of {@code turn}, with commas between. */
    public static String of(Texts texts, ImageTurn turn) {
        List<String> steps = new ArrayList<>();
        if (turn.transposed()) {
            steps.add(texts.get("dataset.turn.transposed"));
        }
        if (turn.flipped()) {
            steps.add(texts.get("dataset.turn.flipped"));
        }
        if (turn.upsideDown()) {
            steps.add(texts.get("dataset.turn.upsideDown"));
        }
        if (turn.inverted()) {
            steps.add(texts.get("dataset.turn.inverted"));
        }
        if (turn.prepared()) {
            steps.add(texts.get("dataset.turn.prepared"));
        }
        return String.join(", ", steps);
    }
}
