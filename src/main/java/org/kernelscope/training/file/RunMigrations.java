package org.kernelscope.training.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.settings.SettingsText;

/**
 * Turns the content of a run file of an older version into that of the next one, until it is the
 * current one. All knowledge of older versions is here. Stateless; any thread.
 */
final class RunMigrations {
    /** The version that is written. */
    static final int CURRENT = 3;

    /** The first version that a release wrote. */
    private static final int OLDEST = 2;

    private RunMigrations() {}

    /**
     * The version of {@code file}.
     *
     * @param name of the file, for the sentence
     * @throws UserFacingException if it is no run, or a newer version of the program wrote it
     */
    static int version(String name, TensorFile file) throws UserFacingException {
        String text = file.metadata().getOrDefault(RunCodec.VERSION, "");
        int version = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (version > CURRENT) {
            throw new UserFacingException("training.file.newer", name, version, CURRENT);
        }
        if (version < OLDEST) {
            throw new UserFacingException("training.file.notOne", name);
        }
        return version;
    }

    /**
     * {@code file} as the current version would have written it.
     *
     * @throws IllegalArgumentException if something is missing or makes no sense
     */
    static TensorFile toCurrent(int version, TensorFile file) {
        return version == 2 ? Version2.toVersion3(file) : file;
    }

    /**
     * Version 2, of Kernelscope 0.1.0, had 32-bit floats alone: a number in double precision was
     * the sum of three, classes were {@linkplain PackedLabels packed}, and all else were texts.
     */
    private static final class Version2 {
        private static final String EPOCHS = "run/epochs";
        private static final String LABELS = "run/test/labels";
        private static final String GUESSES = "run/test/guesses";
        private static final String WORST = "run/test/worst";
        private static final String WHICH = "run/test/epochs";
        private static final List<String> DATA =
                List.of("run/data/train", "run/data/test", "run/data/split");
        private static final int FIELDS = 11;
        private static final int WORST_FIELDS = 5;

        private final Map<String, String> texts;
        private final Map<String, Tensor> tensors;
        private final Map<String, NumberArray> arrays = new LinkedHashMap<>();

        private Version2(TensorFile file) {
            texts = file.metadata();
            tensors = new LinkedHashMap<>(file.tensors());
        }

        static TensorFile toVersion3(TensorFile file) {
            return new Version2(file).migrated();
        }

        private TensorFile migrated() {
            int history = Integer.parseInt(text("run/history"));
            int epochs = Integer.parseInt(text(EPOCHS));
            long step = Long.parseLong(text("run/step"));
            RunJson facts =
                    new RunJson(
                            step,
                            epochs,
                            Math.max(0, Long.parseLong(text("run/plannedSteps"))),
                            Math.max(0, Double.parseDouble(text("run/seconds"))),
                            Boolean.parseBoolean(text("run/fresh")),
                            SettingsText.parse(texts, history),
                            data());
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put(RunCodec.VERSION, "3");
            metadata.put(RunCodec.ARCHITECTURE, text(RunCodec.ARCHITECTURE));
            metadata.put(RunCodec.FACTS, facts.format());
            arrays.put(
                    RunCodec.EPOCH_LOSS,
                    new NumberArray.Doubles(Double.parseDouble(text("run/epochLoss"))));
            String events = RunJson.formatEvents(RunEventsText.parseMarks(text("run/marks")));
            arrays.put(RunCodec.EVENTS, RunCodec.utf8(events));
            if (epochs > 0) {
                int count = epochs(epochs);
                tests(count, Integer.parseInt(text("run/classes")));
            }
            return new TensorFile(metadata, tensors, arrays);
        }

        private String text(String name) {
            return SettingsText.text(texts, name);
        }

        /** Null in files of the first versions of version 2, which do not say what data it was. */
        private @Nullable DatasetFingerprint data() {
            if (DATA.stream().noneMatch(texts::containsKey)) {
                return null;
            }
            int[] counts = wholes(text(DATA.get(2)), 2);
            return new DatasetFingerprint(
                    part(text(DATA.get(0))), part(text(DATA.get(1))), counts[0], counts[1]);
        }

        private static DatasetFingerprint.Part part(String text) {
            int hash = text.lastIndexOf(' ');
            int[] counts = wholes(text.substring(0, Math.max(0, hash)), 3);
            return new DatasetFingerprint.Part(
                    counts[0], counts[1], counts[2], text.substring(hash + 1));
        }

        private static int[] wholes(String text, int count) {
            int[] wholes = Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
            if (wholes.length != count) {
                throw new IllegalArgumentException("data: " + text);
            }
            return wholes;
        }

        /**
         * Of each epoch: number, step, loss, accuracy, held-out count, correct and loss, the same
         * of the test examples, seconds.
         *
         * @return the number of test examples
         */
        private int epochs(int count) {
            float[] parts = removed(EPOCHS).toArray();
            if (parts.length != (long) count * FIELDS * PackedLabels.PARTS) {
                throw new IllegalArgumentException(EPOCHS);
            }
            double[][] fields = new double[FIELDS][count];
            for (int i = 0; i < count; i++) {
                for (int field = 0; field < FIELDS; field++) {
                    fields[field][i] =
                            PackedLabels.joined(parts, (i * FIELDS + field) * PackedLabels.PARTS);
                }
                if (fields[0][i] != i + 1) {
                    throw new IllegalArgumentException(EPOCHS);
                }
            }
            arrays.put(EpochsCodec.STEP, longs(fields[1]));
            arrays.put(EpochsCodec.LOSS, new NumberArray.Doubles(fields[2]));
            arrays.put(EpochsCodec.ACCURACY, new NumberArray.Doubles(fields[3]));
            score(EpochsCodec.HELD_OUT, fields, 4);
            score(EpochsCodec.TEST, fields, 7);
            arrays.put(EpochsCodec.SECONDS, new NumberArray.Doubles(fields[10]));
            return (int) whole(fields[7][0]);
        }

        private void score(String name, double[][] fields, int first) {
            arrays.put(name + "count", longs(fields[first]));
            arrays.put(name + "correct", longs(fields[first + 1]));
            arrays.put(name + "loss", new NumberArray.Doubles(fields[first + 2]));
        }

        private static NumberArray longs(double[] values) {
            return new NumberArray.Longs(
                    Arrays.stream(values).mapToLong(Version2::whole).toArray());
        }

        private static long whole(double value) {
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(EPOCHS + ": " + value);
            }
            return (long) value;
        }

        /** The predictions on {@code count} test examples after each of the kept epochs. */
        private void tests(int count, int classes) {
            float[] packed = removed(LABELS).toArray();
            float[] which = removed(WHICH).toArray();
            float[] packedPredictions = removed(GUESSES).toArray();
            float[] worst = removed(WORST).toArray();
            int kept = which.length;
            boolean sound =
                    count >= 1
                            && classes >= 1
                            && classes <= Short.MAX_VALUE
                            && packed.length == PackedLabels.length(count, classes)
                            && packedPredictions.length == (long) kept * packed.length
                            && worst.length == (long) kept * TestResult.WORST * WORST_FIELDS;
            if (!sound) {
                throw new IllegalArgumentException(LABELS);
            }
            short[] labels = PackedLabels.unpack(packed, 0, count, classes);
            short[] predictions = new short[Math.multiplyExact(kept, count)];
            long[] epochs = new long[kept];
            long[] mistakes = new long[kept * TestResult.WORST];
            float[] probabilities = new float[2 * mistakes.length];
            for (int i = 0; i < kept; i++) {
                epochs[i] = whole(which[i]);
                short[] one =
                        PackedLabels.unpack(packedPredictions, i * packed.length, count, classes);
                System.arraycopy(one, 0, predictions, i * count, count);
            }
            for (int i = 0; i < mistakes.length; i++) {
                // Index, class, prediction, and the probabilities of both.
                mistakes[i] = (long) worst[i * WORST_FIELDS];
                probabilities[2 * i] = worst[i * WORST_FIELDS + 3];
                probabilities[2 * i + 1] = worst[i * WORST_FIELDS + 4];
            }
            arrays.put(EpochsCodec.WHICH, new NumberArray.Longs(epochs));
            arrays.put(EpochsCodec.LABELS, EpochsCodec.classes(Shape.of(count), labels, classes));
            arrays.put(
                    EpochsCodec.PREDICTIONS,
                    EpochsCodec.classes(Shape.of(kept, count), predictions, classes));
            arrays.put(
                    EpochsCodec.MISTAKES,
                    new NumberArray.Longs(Shape.of(kept, TestResult.WORST), mistakes));
            tensors.put(
                    EpochsCodec.MISTAKE_PROBABILITIES,
                    Tensor.takeOver(Shape.of(kept, TestResult.WORST, 2), probabilities));
        }

        private Tensor removed(String name) {
            Tensor tensor = tensors.remove(name);
            if (tensor == null) {
                throw new IllegalArgumentException(name);
            }
            return tensor;
        }
    }

    /**
     * The numbers of run files of version 2, which held 32-bit floats alone. Several classes shared
     * one float, which is exact up to 2²⁴: room for seven decimal digits, the first the lowest.
     * Stateless.
     */
    static final class PackedLabels {
        private static final int EXACT = 1 << 24;

        private PackedLabels() {}

        /** The number of floats for {@code count} labels of {@code classes} classes. */
        static int length(int count, int classes) {
            int each = each(classes);
            return (count + each - 1) / each;
        }

        private static int each(int classes) {
            int each = 0;
            for (int room = EXACT; room >= Math.max(2, classes); room /= Math.max(2, classes)) {
                each++;
            }
            return each;
        }

        /**
         * Unpacks {@code count} values.
         *
         * @throws IllegalArgumentException if they are something else
         */
        static short[] unpack(float[] source, int at, int count, int classes) {
            int each = each(classes);
            short[] values = new short[count];
            for (int i = 0; i < count; i++) {
                float packed = source[at + i / each];
                if (!(packed >= 0 && packed < EXACT)) {
                    throw new IllegalArgumentException("not packed classes: " + packed);
                }
                int number = (int) packed;
                for (int skip = i % each; skip > 0; skip--) {
                    number /= classes;
                }
                values[i] = (short) (number % classes);
            }
            return values;
        }

        /** Floats for one value in double precision. */
        static final int PARTS = 3;

        /** The value in double precision that is the sum of {@link #PARTS} floats. */
        static double joined(float[] source, int at) {
            double sum = 0;
            for (int i = PARTS - 1; i >= 0; i--) {
                sum += source[at + i];
            }
            return sum;
        }
    }
}
