package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.UserFacingException;

/** Reads what follows a prediction. Stateless; any thread. */
final class RevealText {
    private static final int MOST_REVEALS = 8;
    private static final Pattern PLAY =
            Pattern.compile("play(?:\\s+([01](?:\\.\\d+)?)\\s+([01](?:\\.\\d+)?))?");

    private RevealText() {}

    /** Reads a scene. */
    @FunctionalInterface
    interface SceneText {
        Scene scene(String text) throws UserFacingException;
    }

    /**
     * The JSON of a scene, or one thing a line.
     *
     * @throws UserFacingException if a line is something else, or there are too many
     */
    static List<Reveal> parse(String text, SceneText scenes) throws UserFacingException {
        List<Reveal> all = new ArrayList<>();
        if (text.strip().startsWith("{")) {
            all.add(new Reveal.Show(scenes.scene(text)));
            return all;
        }
        for (String each : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            if (all.size() == MOST_REVEALS) {
                throw new UserFacingException("lesson.reveal.many", MOST_REVEALS);
            }
            all.add(one(each, scenes));
        }
        return all;
    }

    private static Reveal one(String text, SceneText scenes) throws UserFacingException {
        Matcher play = PLAY.matcher(text);
        if (play.matches()) {
            double from = play.group(1) == null ? 0 : Double.parseDouble(play.group(1));
            double to = play.group(2) == null ? 1 : Double.parseDouble(play.group(2));
            if (from < to && to <= 1) {
                return new Reveal.Play(from, to);
            }
        } else if (text.startsWith("train ")) {
            return new Reveal.Train(length(text));
        } else if (text.startsWith("experiment ")) {
            return new Reveal.Arms(experiment(text));
        } else if (text.startsWith("scene ")) {
            return new Reveal.Show(scenes.scene(text.substring("scene ".length())));
        }
        throw new UserFacingException("lesson.reveal", text);
    }

    private static Experiment experiment(String text) throws UserFacingException {
        String id = text.substring("experiment ".length()).strip();
        return Experiment.byId(id)
                .orElseThrow(
                        () ->
                                new UserFacingException(
                                        "experiment.unknown", id, Experiment.names()));
    }

    private static Reveal.Length length(String text) throws UserFacingException {
        String wanted = text.substring("train ".length()).strip();
        return Arrays.stream(Reveal.Length.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserFacingException("lesson.reveal", text));
    }
}
