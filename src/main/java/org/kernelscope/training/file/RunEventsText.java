package org.kernelscope.training.file;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.SettingsText;

/** The marks of a run as text for a file: one after another, separated by semicolons. */
final class RunEventsText {
    private RunEventsText() {}

    static String formatMarks(List<RunEvent> marks) {
        List<String> texts = new ArrayList<>();
        for (RunEvent mark : marks) {
            StringBuilder text = new StringBuilder();
            text.append(mark.step()).append(' ').append(SettingsText.name(mark.kind()));
            HyperparameterChange change = mark.adjustment();
            if (change != null) {
                text.append(' ').append(change.rate());
                text.append(' ').append(change.momentum());
                text.append(' ').append(change.batch());
            }
            UserFacingException problem = mark.problem();
            if (problem != null) {
                text.append(' ').append(problem.key());
                for (String argument : problem.argumentTexts()) {
                    text.append(' ').append(URLEncoder.encode(argument, StandardCharsets.UTF_8));
                }
            }
            texts.add(text.toString());
        }
        return String.join(";", texts);
    }

    /**
     * The events that {@link #formatMarks} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<RunEvent> parseMarks(String text) {
        List<RunEvent> marks = new ArrayList<>();
        for (String line : parts(text, ";")) {
            List<String> fields = Arrays.asList(line.split(" ", -1));
            if (fields.size() < 2) {
                throw new IllegalArgumentException("mark: " + line);
            }
            RunEvent.Kind kind = RunEvent.Kind.valueOf(SettingsText.constant(fields.get(1)));
            List<String> rest = fields.subList(2, fields.size());
            marks.add(
                    new RunEvent(
                            Long.parseLong(fields.get(0)),
                            kind,
                            kind == RunEvent.Kind.ADJUSTED ? adjustment(rest) : null,
                            kind == RunEvent.Kind.FAILED ? problem(rest) : null));
        }
        return marks;
    }

    private static HyperparameterChange adjustment(List<String> fields) {
        if (fields.size() != 3) {
            throw new IllegalArgumentException("adjustment: " + fields);
        }
        return new HyperparameterChange(
                Double.parseDouble(fields.get(0)),
                Double.parseDouble(fields.get(1)),
                Integer.parseInt(fields.get(2)));
    }

    /** Null if this version of the program has no such sentence. */
    private static @Nullable UserFacingException problem(List<String> fields) {
        if (fields.isEmpty() || !Texts.knows(fields.get(0))) {
            return null;
        }
        Object[] arguments =
                fields.stream()
                        .skip(1)
                        .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                        .toArray();
        return new UserFacingException(fields.get(0), arguments);
    }

    private static String[] parts(String text, String separator) {
        return text.isEmpty() ? new String[0] : text.split(separator, -1);
    }
}
