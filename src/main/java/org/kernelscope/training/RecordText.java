package org.kernelscope.training;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;
import org.kernelscope.text.Texts;

/** The marks of a run as text for a file: one after another, parted by semicolons. */
final class RecordText {
    private RecordText() {}

    static String formatMarks(List<Mark> marks) {
        List<String> texts = new ArrayList<>();
        for (Mark mark : marks) {
            StringBuilder text = new StringBuilder();
            text.append(mark.step()).append(' ').append(SettingsText.name(mark.kind()));
            mark.adjustment()
                    .ifPresent(
                            it ->
                                    text.append(' ')
                                            .append(it.rate())
                                            .append(' ')
                                            .append(it.momentum())
                                            .append(' ')
                                            .append(it.batch()));
            mark.problem()
                    .ifPresent(
                            it -> {
                                text.append(' ').append(it.key());
                                for (String argument : it.argumentTexts()) {
                                    text.append(' ')
                                            .append(
                                                    URLEncoder.encode(
                                                            argument, StandardCharsets.UTF_8));
                                }
                            });
            texts.add(text.toString());
        }
        return String.join(";", texts);
    }

    /**
     * What {@link #formatMarks} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<Mark> parseMarks(String text) {
        List<Mark> marks = new ArrayList<>();
        for (String line : parts(text, ";")) {
            List<String> fields = Arrays.asList(line.split(" ", -1));
            if (fields.size() < 2) {
                throw new IllegalArgumentException("mark: " + line);
            }
            Mark.Kind kind = Mark.Kind.valueOf(SettingsText.constant(fields.get(1)));
            List<String> rest = fields.subList(2, fields.size());
            marks.add(
                    new Mark(
                            Long.parseLong(fields.get(0)),
                            kind,
                            kind == Mark.Kind.ADJUSTED ? adjustment(rest) : null,
                            kind == Mark.Kind.FAILED ? problem(rest) : null));
        }
        return marks;
    }

    private static Adjustment adjustment(List<String> fields) {
        if (fields.size() != 3) {
            throw new IllegalArgumentException("adjustment: " + fields);
        }
        return new Adjustment(
                Double.parseDouble(fields.get(0)),
                Double.parseDouble(fields.get(1)),
                Integer.parseInt(fields.get(2)));
    }

    /** Null if this version of the program has no such sentence. */
    private static @Nullable Problem problem(List<String> fields) {
        if (fields.isEmpty() || !Texts.knows(fields.get(0))) {
            return null;
        }
        Object[] arguments =
                fields.stream()
                        .skip(1)
                        .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                        .toArray();
        return new Problem(fields.get(0), arguments);
    }

    private static String[] parts(String text, String separator) {
        return text.isEmpty() ? new String[0] : text.split(separator, -1);
    }
}
