package org.kernelscope.training.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kernelscope.engine.Score;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.Misclassification;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.SettingsText;

/** The epochs of a run as texts and tensors, and back. Stateless; any thread. */
final class EpochsCodec {
    private static final String EPOCHS = "run/epochs";
    private static final String CLASSES = "run/classes";
    private static final String LABELS = "run/test/labels";
    private static final String GUESSES = "run/test/guesses";
    private static final String WORST = "run/test/worst";
    private static final String WHICH = "run/test/epochs";
    private static final int FIELDS = Field.values().length;
    private static final int WORST_FIELDS = 5;

    private EpochsCodec() {}

    /** The numbers of an epoch, each in full precision: {@code [epoch, field, part]}. */
    private enum Field {
        NUMBER,
        STEP,
        LOSS,
        ACCURACY,
        HELD_OUT_COUNT,
        HELD_OUT_CORRECT,
        HELD_OUT_LOSS,
        TEST_COUNT,
        TEST_CORRECT,
        TEST_LOSS,
        SECONDS
    }

    static void encode(RunRecord run, Map<String, String> texts, Map<String, Tensor> tensors) {
        List<EpochResult> epochs = run.epochs();
        texts.put(EPOCHS, Integer.toString(epochs.size()));
        texts.put(CLASSES, Integer.toString(run.architecture().classes()));
        if (!epochs.isEmpty()) {
            tensors.put(EPOCHS, numbers(epochs));
            encodeTests(epochs, run.architecture().classes(), tensors);
        }
    }

    private static Tensor numbers(List<EpochResult> epochs) {
        float[] numbers = new float[epochs.size() * FIELDS * PackedLabels.PARTS];
        int at = 0;
        for (EpochResult epoch : epochs) {
            Score heldOut = epoch.heldOut();
            Score test = epoch.test().score();
            double[] fields = {
                epoch.number(),
                epoch.step(),
                epoch.loss(),
                epoch.accuracy(),
                heldOut.count(),
                heldOut.correct(),
                heldOut.loss(),
                test.count(),
                test.correct(),
                test.loss(),
                epoch.seconds()
            };
            for (double field : fields) {
                PackedLabels.split(field, numbers, at);
                at += PackedLabels.PARTS;
            }
        }
        return Tensor.takeOver(Shape.of(epochs.size(), FIELDS, PackedLabels.PARTS), numbers);
    }

    /** What the digits were taken for, of those epochs of which it is kept. */
    private static void encodeTests(
            List<EpochResult> epochs, int classes, Map<String, Tensor> tensors) {
        List<EpochResult> whole = epochs.stream().filter(epoch -> epoch.test().isWhole()).toList();
        short[] labels = whole.get(0).test().labels();
        int length = PackedLabels.length(labels.length, classes);
        float[] packedLabels = new float[length];
        PackedLabels.pack(labels, classes, packedLabels, 0);
        float[] which = new float[whole.size()];
        float[] guesses = new float[whole.size() * length];
        float[] worst = new float[whole.size() * TestResult.WORST * WORST_FIELDS];
        Arrays.fill(worst, -1);
        for (int i = 0; i < whole.size(); i++) {
            TestResult test = whole.get(i).test();
            which[i] = whole.get(i).number();
            PackedLabels.pack(test.guesses(), classes, guesses, i * length);
            int at = i * TestResult.WORST * WORST_FIELDS;
            for (Misclassification mistake : test.worst()) {
                worst[at++] = mistake.index();
                worst[at++] = mistake.label();
                worst[at++] = mistake.guess();
                worst[at++] = mistake.guessProbability();
                worst[at++] = mistake.labelProbability();
            }
        }
        tensors.put(LABELS, Tensor.takeOver(Shape.of(length), packedLabels));
        tensors.put(WHICH, Tensor.takeOver(Shape.of(whole.size()), which));
        tensors.put(GUESSES, Tensor.takeOver(Shape.of(whole.size(), length), guesses));
        tensors.put(
                WORST,
                Tensor.takeOver(Shape.of(whole.size(), TestResult.WORST, WORST_FIELDS), worst));
    }

    /**
     * @param steps of the run
     * @param classes as many as the network of the run tells apart
     * @throws IllegalArgumentException if the epochs do not fit together
     */
    static List<EpochResult> decode(
            long steps, int classes, Map<String, String> texts, Map<String, Tensor> tensors) {
        int count = Integer.parseInt(SettingsText.text(texts, EPOCHS));
        if (!Integer.toString(classes).equals(texts.get(CLASSES)) || classes > Short.MAX_VALUE) {
            throw new IllegalArgumentException(CLASSES);
        }
        if (count == 0) {
            return List.of();
        }
        Tensor numbers = RunCodec.required(tensors, EPOCHS);
        if (numbers.size() != (long) count * FIELDS * PackedLabels.PARTS) {
            throw new IllegalArgumentException(EPOCHS);
        }
        float[] all = numbers.toArray();
        List<EpochResult> epochs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EpochResult epoch = epoch(all, i, classes);
            long before = i == 0 ? 0 : epochs.get(i - 1).step();
            boolean inOrder =
                    epoch.number() == i + 1 && epoch.step() > before && epoch.step() <= steps;
            if (!inOrder) {
                throw new IllegalArgumentException(EPOCHS);
            }
            epochs.add(epoch);
        }
        decodeTests(epochs, classes, tensors);
        return epochs;
    }

    private static EpochResult epoch(float[] numbers, int index, int classes) {
        double[] fields = new double[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = PackedLabels.joined(numbers, (index * FIELDS + i) * PackedLabels.PARTS);
        }
        Score test = score(fields, Field.TEST_COUNT, Field.TEST_CORRECT, Field.TEST_LOSS);
        return new EpochResult(
                whole(fields, Field.NUMBER),
                whole(fields, Field.STEP),
                fields[Field.LOSS.ordinal()],
                fields[Field.ACCURACY.ordinal()],
                score(fields, Field.HELD_OUT_COUNT, Field.HELD_OUT_CORRECT, Field.HELD_OUT_LOSS),
                new TestResult(classes, new short[0], new short[0], test, List.of()),
                fields[Field.SECONDS.ordinal()]);
    }

    private static Score score(double[] fields, Field count, Field correct, Field loss) {
        return new Score(whole(fields, count), whole(fields, correct), fields[loss.ordinal()]);
    }

    private static int whole(double[] fields, Field field) {
        double value = fields[field.ordinal()];
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw new IllegalArgumentException(EPOCHS + ": " + field + " " + value);
        }
        return (int) value;
    }

    /** Puts into {@code epochs} what the digits were taken for. */
    private static void decodeTests(
            List<EpochResult> epochs, int classes, Map<String, Tensor> tensors) {
        int count = epochs.get(0).test().score().count();
        Tensor packed = RunCodec.required(tensors, LABELS);
        float[] which = RunCodec.required(tensors, WHICH).toArray();
        float[] guesses = RunCodec.required(tensors, GUESSES).toArray();
        float[] worst = RunCodec.required(tensors, WORST).toArray();
        int length = packed.size();
        if (count < 1 || length != PackedLabels.length(count, classes)) {
            throw new IllegalArgumentException(LABELS);
        }
        short[] labels = PackedLabels.unpack(packed.toArray(), 0, count, classes);
        if (which.length == 0 || which[0] != 1) {
            throw new IllegalArgumentException(WHICH);
        }
        for (int i = 0; i < which.length; i++) {
            int index = (int) which[i] - 1;
            if (index != which[i] - 1 || index < 0 || index >= epochs.size()) {
                throw new IllegalArgumentException(WHICH);
            }
            EpochResult epoch = epochs.get(index);
            Score score = epoch.test().score();
            if (score.count() != count) {
                throw new IllegalArgumentException(EPOCHS);
            }
            short[] guessed = PackedLabels.unpack(guesses, i * length, count, classes);
            epochs.set(index, epoch.withTest(test(classes, labels, guessed, score, worst, i)));
        }
    }

    private static TestResult test(
            int classes, short[] labels, short[] guesses, Score score, float[] worst, int epoch) {
        List<Misclassification> mistakes = new ArrayList<>();
        for (int i = 0; i < TestResult.WORST; i++) {
            int at = (epoch * TestResult.WORST + i) * WORST_FIELDS;
            int index = (int) worst[at];
            if (index < 0) {
                break;
            }
            if (index >= labels.length) {
                throw new IllegalArgumentException(WORST);
            }
            mistakes.add(
                    new Misclassification(
                            index, labels[index], guesses[index], worst[at + 3], worst[at + 4]));
        }
        return new TestResult(classes, labels, guesses, score, mistakes);
    }
}
