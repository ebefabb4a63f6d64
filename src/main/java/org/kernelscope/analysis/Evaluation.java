package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The evaluation of a network on labelled examples: accuracy, confusion matrix, and precision and
 * recall of each class. Immutable; any thread.
 *
 * <p>Accuracy is one number for all classes; the confusion matrix shows which classes are confused.
 * <em>Precision</em> is the share of the examples predicted as a class that belong to it;
 * <em>recall</em> is the share of the examples of a class that are predicted as it. F1 is their
 * harmonic mean. A ratio 0/0 (a class without examples or predictions) is 0.
 */
public final class Evaluation {
    private final int[][] confusion;
    private final int[] actual;
    private final int[] predicted;
    private final int correct;

    private Evaluation(int[][] confusion, int[] actual, int[] predicted, int correct) {
        this.confusion = confusion;
        this.actual = actual;
        this.predicted = predicted;
        this.correct = correct;
    }

    /**
     * Counts what was predicted against what it was.
     *
     * @param classes number of classes; all entries are from 0 to {@code classes − 1}
     * @param actual the class of each digit
     * @param predicted the predicted class
     */
    public static Evaluation of(int classes, int[] actual, int[] predicted) {
        if (actual.length != predicted.length || actual.length == 0) {
            throw new IllegalArgumentException(
                    predicted.length + " predictions for " + actual.length + " digits");
        }
        int[][] confusion = new int[classes][classes];
        int correct = 0;
        for (int i = 0; i < actual.length; i++) {
            confusion[actual[i]][predicted[i]]++;
            correct += actual[i] == predicted[i] ? 1 : 0;
        }
        return new Evaluation(confusion, actual.clone(), predicted.clone(), correct);
    }

    /** Number of classes. */
    public int classes() {
        return confusion.length;
    }

    /** Number of digits. */
    public int count() {
        return actual.length;
    }

    /** Number of digits that were read correctly. */
    public int correct() {
        return correct;
    }

    /** The share of digits that were read correctly: 0 to 1. */
    public double accuracy() {
        return ratio(correct, count());
    }

    /**
     * The number of examples of {@code actualClass} that were predicted as {@code predictedClass}.
     */
    public int confusion(int actualClass, int predictedClass) {
        return confusion[actualClass][predictedClass];
    }

    /** The number of examples of class {@code label}. */
    public int countOf(int label) {
        int sum = 0;
        for (int predictedClass = 0; predictedClass < classes(); predictedClass++) {
            sum += confusion[label][predictedClass];
        }
        return sum;
    }

    /** The number of predictions of class {@code label}. */
    public int predictedAs(int label) {
        int sum = 0;
        for (int actualClass = 0; actualClass < classes(); actualClass++) {
            sum += confusion[actualClass][label];
        }
        return sum;
    }

    /** Of those that were taken for {@code label}, the share that were: 0 to 1. */
    public double precision(int label) {
        return ratio(confusion[label][label], predictedAs(label));
    }

    /** Of those that were {@code label}, the share that were taken for it: 0 to 1. */
    public double recall(int label) {
        return ratio(confusion[label][label], countOf(label));
    }

    /** The harmonic mean of precision and recall: {@code 2 TP / (2 TP + FP + FN)}. */
    public double f1(int label) {
        return ratio(2 * confusion[label][label], predictedAs(label) + countOf(label));
    }

    /** The predicted class of example {@code index}. */
    public int predicted(int index) {
        return predicted[index];
    }

    /** The digits that were misread, in order, by their index. */
    public List<Integer> mistakes() {
        List<Integer> mistakes = new ArrayList<>();
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != predicted[i]) {
                mistakes.add(i);
            }
        }
        return mistakes;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
