package org.kernelscope.training;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Score;
import org.kernelscope.text.Problem;
import org.kernelscope.text.Texts;

/** Epochs and marks of a run as texts for a file: one after another, parted by semicolons. */
final class RecordText {
    private static final int EPOCH_FIELDS = 11;

    private RecordText() {}

    /** The numbers of an epoch, without what each test digit was taken for. */
    record EpochNumbers(
            int number,
            long step,
            double loss,
            double accuracy,
            Score heldOut,
            Score test,
            double seconds) {}

    static String formatEpochs(List<EpochResult> epochs) {
        List<String> texts = new ArrayList<>();
        for (EpochResult epoch : epochs) {
            texts.add(
                    "%d %d %s %s %d %d %s %d %d %s %s"
                            .formatted(
                                    epoch.number(),
                                    epoch.step(),
                                    epoch.loss(),
                                    epoch.accuracy(),
                                    epoch.heldOut().count(),
                                    epoch.heldOut().correct(),
                                    epoch.heldOut().loss(),
                                    epoch.test().score().count(),
                                    epoch.test().score().correct(),
                                    epoch.test().score().loss(),
                                    epoch.seconds()));
        }
        return String.join(";", texts);
    }

    /**
     * What {@link #formatEpochs} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<EpochNumbers> parseEpochs(String text) {
        List<EpochNumbers> epochs = new ArrayList<>();
        for (String line : parts(text, ";")) {
            String[] fields = line.split(" ", -1);
            if (fields.length != EPOCH_FIELDS) {
                throw new IllegalArgumentException("epoch: " + line);
            }
            epochs.add(
                    new EpochNumbers(
                            Integer.parseInt(fields[0]),
                            Long.parseLong(fields[1]),
                            Double.parseDouble(fields[2]),
                            Double.parseDouble(fields[3]),
                            score(fields, 4),
                            score(fields, 7),
                            Double.parseDouble(fields[10])));
        }
        return epochs;
    }

    private static Score score(String[] fields, int at) {
        return new Score(
                Integer.parseInt(fields[at]),
                Integer.parseInt(fields[at + 1]),
                Double.parseDouble(fields[at + 2]));
    }

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
