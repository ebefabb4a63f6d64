package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.NoneOfThese;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;

/**
 * The outputs of a network for test digits and for images that show none.
 *
 * @param probabilities {@code digits × classes}
 * @param labels the class of each digit
 * @param digitDistances for an RBF head, the distance of each digit to the nearest code; otherwise
 *     empty
 * @param others the images that show no digit
 * @param otherAnswers the output of the network for each
 * @param rbf true if the head is an RBF layer
 */
public record CalibrationData(
        float[] probabilities,
        int[] labels,
        float[] digitDistances,
        List<NoneOfThese.Item> others,
        List<Answer> otherAnswers,
        boolean rbf) {
    public CalibrationData {
        others = List.copyOf(others);
        otherAnswers = List.copyOf(otherAnswers);
    }

    /**
     * The prediction for one image.
     *
     * @param probabilities of the classes
     * @param output of the last layer: probabilities, or the distances of an RBF head
     */
    public record Answer(Tensor probabilities, Tensor output) {}

    /**
     * Shows the network all digits. The network's thread.
     *
     * @throws UserFacingException if the network cannot be shown the digits
     */
    public static CalibrationData measure(Network network, Dataset digits)
            throws UserFacingException {
        Architecture architecture = network.architecture();
        Evaluator.check(architecture, digits);
        int last = architecture.layers().size() - 1;
        boolean rbf = architecture.layers().get(last).spec() instanceof RbfSpec;
        int[] labels = new int[digits.count()];
        float[] distances = new float[rbf ? digits.count() : 0];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = digits.label(i);
            if (rbf) {
                Tensor input = architecture.input().encode(digits.image(i));
                distances[i] = network.forward(input).checked().output(last).min();
            }
        }
        float[] probabilities = Evaluator.probabilities(network, digits);
        List<NoneOfThese.Item> others = NoneOfThese.all();
        List<Answer> answers = new ArrayList<>();
        Movement.Mover mover = new Movement.Mover();
        for (NoneOfThese.Item item : others) {
            Tensor image = mover.move(item.drawing(), Movement.NONE);
            Activations activations = network.forward(architecture.input().encode(image)).checked();
            answers.add(new Answer(activations.probabilities(), activations.output(last)));
        }
        return new CalibrationData(probabilities, labels, distances, others, answers, rbf);
    }

    /** Calibration at a temperature. */
    public Calibration calibration(double temperature) {
        return Calibration.of(probabilities, labels, temperature);
    }

    /** Digits against other images by the largest probability, at a temperature. */
    public Rejection byProbability(double temperature) {
        int classes = probabilities.length / labels.length;
        double[] digits = new double[labels.length];
        for (int i = 0; i < digits.length; i++) {
            digits[i] =
                    largest(Calibration.soften(probabilities, i * classes, classes, temperature));
        }
        double[] none = new double[otherAnswers.size()];
        for (int i = 0; i < none.length; i++) {
            float[] p = otherAnswers.get(i).probabilities().toArray();
            none[i] = largest(Calibration.soften(p, 0, p.length, temperature));
        }
        return new Rejection(digits, none);
    }

    /**
     * Digits against other images by the distance to the nearest code: the score is its negative.
     *
     * @throws IllegalStateException if the head is not an RBF layer
     */
    public Rejection byDistance() {
        if (!rbf) {
            throw new IllegalStateException("no distances");
        }
        double[] digits = new double[labels.length];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = -digitDistances[i];
        }
        double[] none = new double[otherAnswers.size()];
        for (int i = 0; i < none.length; i++) {
            none[i] = -otherAnswers.get(i).output().min();
        }
        return new Rejection(digits, none);
    }

    private static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
