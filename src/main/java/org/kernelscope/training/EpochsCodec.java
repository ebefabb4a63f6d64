package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kernelscope.engine.Score;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The epochs of a run as texts and tensors, and back. Stateless; any thread. */
final class EpochsCodec {
    private static final String EPOCHS = "run/epochs";
    private static final String CLASSES = "run/classes";
    private static final String LABELS = "run/test/labels";
    private static final String GUESSES = "run/test/guesses";
    private static final String WORST = "run/test/worst";
    private static final int WORST_FIELDS = 5;

    private EpochsCodec() {}

    static void encode(RunRecord run, Map<String, String> texts, Map<String, Tensor> tensors) {
        List<EpochResult> epochs = run.epochs();
        int classes = run.architecture().classes();
        texts.put(EPOCHS, RecordText.formatEpochs(epochs));
        texts.put(CLASSES, Integer.toString(classes));
        if (epochs.isEmpty()) {
            return;
        }
        short[] labels = epochs.get(0).test().labels();
        int length = Packed.length(labels.length, classes);
        float[] packedLabels = new float[length];
        Packed.pack(labels, classes, packedLabels, 0);
        tensors.put(LABELS, Tensor.takeOver(Shape.of(length), packedLabels));
        float[] guesses = new float[epochs.size() * length];
        float[] worst = new float[epochs.size() * TestResult.WORST * WORST_FIELDS];
        java.util.Arrays.fill(worst, -1);
        for (int i = 0; i < epochs.size(); i++) {
            TestResult test = epochs.get(i).test();
            Packed.pack(test.guesses(), classes, guesses, i * length);
            int at = i * TestResult.WORST * WORST_FIELDS;
            for (Mistake mistake : test.worst()) {
                worst[at++] = mistake.index();
                worst[at++] = mistake.label();
                worst[at++] = mistake.guess();
                worst[at++] = mistake.guessProbability();
                worst[at++] = mistake.labelProbability();
            }
        }
        tensors.put(GUESSES, Tensor.takeOver(Shape.of(epochs.size(), length), guesses));
        tensors.put(
                WORST,
                Tensor.takeOver(Shape.of(epochs.size(), TestResult.WORST, WORST_FIELDS), worst));
    }

    /**
     * @param classes as many as the network of the run tells apart
     * @throws IllegalArgumentException if the epochs do not fit together
     */
    static List<EpochResult> decode(
            long steps, int classes, Map<String, String> texts, Map<String, Tensor> tensors) {
        List<RecordText.EpochNumbers> numbers =
                RecordText.parseEpochs(SettingsText.text(texts, EPOCHS));
        List<EpochResult> epochs = new ArrayList<>();
        if (numbers.isEmpty()) {
            return epochs;
        }
        int count = numbers.get(0).test().count();
        Tensor packed = RunCodec.required(tensors, LABELS);
        float[] guesses = RunCodec.required(tensors, GUESSES).toArray();
        float[] worst = RunCodec.required(tensors, WORST).toArray();
        int length = packed.size();
        if (!Integer.toString(classes).equals(texts.get(CLASSES))
                || classes > Short.MAX_VALUE
                || count < 1
                || length != Packed.length(count, classes)) {
            throw new IllegalArgumentException(LABELS);
        }
        short[] labels = Packed.unpack(packed.toArray(), 0, count, classes);
        long before = 0;
        for (int i = 0; i < numbers.size(); i++) {
            RecordText.EpochNumbers epoch = numbers.get(i);
            boolean inOrder =
                    epoch.number() == i + 1 && epoch.step() > before && epoch.step() <= steps;
            if (!inOrder || epoch.test().count() != count) {
                throw new IllegalArgumentException(EPOCHS);
            }
            before = epoch.step();
            short[] guessed = Packed.unpack(guesses, i * length, count, classes);
            epochs.add(
                    new EpochResult(
                            epoch.number(),
                            epoch.step(),
                            epoch.loss(),
                            epoch.accuracy(),
                            epoch.heldOut(),
                            test(classes, labels, guessed, epoch.test(), worst, i),
                            epoch.seconds()));
        }
        return epochs;
    }

    private static TestResult test(
            int classes, short[] labels, short[] guesses, Score score, float[] worst, int epoch) {
        List<Mistake> mistakes = new ArrayList<>();
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
                    new Mistake(
                            index, labels[index], guesses[index], worst[at + 3], worst[at + 4]));
        }
        return new TestResult(classes, labels, guesses, score, mistakes);
    }
}
