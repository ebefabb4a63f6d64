package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The output layer of LeNet-5 in 1998: radial basis functions. Each class has a fixed code, a small
 * black-and-white image with one pixel (+1 or −1) for each unit below. The output of a class is the
 * squared distance between the units below and its code, a penalty: the smallest wins. Nothing is
 * learned here; the layers below learn to draw the codes.
 *
 * <p>Formula: {@code y[i] = Σ_j (x[j] − w[i,j])²}.
 *
 * <p>Output size: one value for each class.
 *
 * <p>Shapes: x any, codes w {@code [class, unit]}, y {@code [class, 1, 1]}.
 *
 * <p>Example: three units, two classes
 *
 * <pre>{@code
 * x = 1 0.5 -1     w =  1 1 -1     y = 0 + 0.25 + 0 = 0.25
 *                      -1 1  1         4 + 0.25 + 4 = 8.25
 * }</pre>
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11), 1998, equations 7 to 9.
 */
public final class RbfOutput {
    private RbfOutput() {}

    /** The penalties y of all classes. */
    public static Tensor forward(Tensor input, Tensor codes) {
        int classes = codes.shape().extent(0);
        float[] penalties = new float[classes];
        for (int i = 0; i < classes; i++) {
            penalties[i] = (float) penalty(input, codes, i);
        }
        return Tensor.takeOver(Shape.units(classes), penalties);
    }

    /**
     * The terms of one penalty.
     *
     * @param inputs the units below, in the shape of the layer below
     * @param code the code of the class, in the same shape
     * @param terms (x[j] − w[i,j])², in the same shape
     * @param penalty their sum, y
     */
    public record Trace(Tensor inputs, Tensor code, Tensor terms, double penalty) {}

    /**
     * Traces the penalty of class {@code of}.
     *
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public static Trace trace(Tensor input, Tensor codes, int of) {
        java.util.Objects.checkIndex(of, codes.shape().extent(0));
        float[] code = new float[input.size()];
        float[] terms = new float[input.size()];
        for (int j = 0; j < code.length; j++) {
            code[j] = codes.get(of * code.length + j);
            double distance = input.get(j) - code[j];
            terms[j] = (float) (distance * distance);
        }
        return new Trace(
                input,
                Tensor.takeOver(input.shape(), code),
                Tensor.takeOver(input.shape(), terms),
                penalty(input, codes, of));
    }

    /**
     * The gradient at the input: {@code dL/dx[j] = Σ_i ε[i] · 2·(x[j] − w[i,j])}.
     *
     * @param epsilon dL/dy, one value for each class
     * @return dL/dx, in the shape of the input
     */
    public static Tensor backward(Tensor input, Tensor codes, Tensor epsilon) {
        double[] gradient = new double[input.size()];
        for (int i = 0; i < epsilon.size(); i++) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] +=
                        2.0 * epsilon.get(i) * (input.get(j) - codes.get(i * gradient.length + j));
            }
        }
        return FloatRounding.toTensor(input.shape(), gradient);
    }

    /**
     * The probabilities of the classes: {@code p[i] = e^{−y[i]} / Σ_k e^{−y[k]}}. This holds if the
     * units below scatter normally around the codes and all classes are equally frequent. In the
     * example above p = 0.9997, 0.0003.
     */
    public static Tensor probabilities(Tensor penalties) {
        float[] negative = penalties.toArray();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -negative[i];
        }
        return Softmax.forward(Tensor.takeOver(penalties.shape(), negative));
    }

    /**
     * The loss of equation 8 for one example: the penalty of the labelled class. With learned codes
     * all classes would collapse onto one; fixed codes cannot.
     */
    public static double likelihoodLoss(Tensor penalties, int label) {
        return penalties.get(label);
    }

    /** dL/dy of {@link #likelihoodLoss}: 1 for the labelled class, 0 for the others. */
    public static Tensor likelihoodGradient(Tensor penalties, int label) {
        float[] gradient = new float[penalties.size()];
        gradient[label] = 1;
        return Tensor.takeOver(penalties.shape(), gradient);
    }

    /**
     * The loss of equation 9 for one example: {@code L = y[label] + ln(e^{−j} + Σ_i e^{−y[i]})}.
     * The second term raises the penalties of the other classes until they are far beyond j; e^{−j}
     * stands for "none of the classes".
     *
     * @param j the distance that is far enough; positive
     */
    public static double posteriorLoss(Tensor penalties, int label, double j) {
        double least = Math.min(j, penalties.min());
        return penalties.get(label) - least + Math.log(spread(penalties, j, least));
    }

    /**
     * dL/dy of {@link #posteriorLoss}: {@code [i = label] − e^{−y[i]} / (e^{−j} + Σ_k e^{−y[k]})}.
     */
    public static Tensor posteriorGradient(Tensor penalties, int label, double j) {
        double least = Math.min(j, penalties.min());
        double all = spread(penalties, j, least);
        double[] gradient = new double[penalties.size()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (i == label ? 1 : 0) - Math.exp(least - penalties.get(i)) / all;
        }
        return FloatRounding.toTensor(penalties.shape(), gradient);
    }

    /**
     * The curvature of {@link #posteriorLoss} along each unit below, without the terms that are
     * never positive. With the shares {@code q[i] = e^{−y[i]} / (e^{−j} + Σ_k e^{−y[k]})} and the
     * distances {@code d[i] = x − w[i]} along one unit, dL/dx is {@code 2·d[t] − 2·Σ q[i]·d[i]} (t
     * is the label), and its slope is
     *
     * <p>{@code ∂²L/∂x² = 2·(1 − q[t]) − 2·Σ_{i≠t} q[i] + 4·(Σ q[i]·d[i]² − (Σ q[i]·d[i])²)}.
     *
     * <p>The first term comes from the penalty of the label, a parabola. The second comes from the
     * other penalties, parabolas upside down. It is left out, because it would cancel the first
     * where another class has all of q. The last term is never negative, because the shares add up
     * to less than 1.
     *
     * @return ∂²L/∂x², in the shape of the input
     */
    public static Tensor posteriorCurvature(Tensor input, Tensor codes, int label, double j) {
        Tensor penalties = forward(input, codes);
        double least = Math.min(j, penalties.min());
        double all = spread(penalties, j, least);
        double right = Math.exp(least - penalties.get(label)) / all;
        double[] curvature = new double[input.size()];
        for (int unit = 0; unit < curvature.length; unit++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < penalties.size(); i++) {
                double q = Math.exp(least - penalties.get(i)) / all;
                double d = input.get(unit) - codes.get(i * curvature.length + unit);
                mean += q * d;
                square += q * d * d;
            }
            curvature[unit] = 2 * (1 - right) + 4 * Math.max(0, square - mean * mean);
        }
        return FloatRounding.toTensor(input.shape(), curvature);
    }

    /** e^{least} · (e^{−j} + Σ e^{−y}), which neither overflows nor vanishes. */
    private static double spread(Tensor penalties, double j, double least) {
        double sum = Math.exp(least - j);
        for (int i = 0; i < penalties.size(); i++) {
            sum += Math.exp(least - penalties.get(i));
        }
        return sum;
    }

    private static double penalty(Tensor input, Tensor codes, int of) {
        double sum = 0;
        for (int j = 0; j < input.size(); j++) {
            double distance = input.get(j) - (double) codes.get(of * input.size() + j);
            sum += distance * distance;
        }
        return sum;
    }
}
