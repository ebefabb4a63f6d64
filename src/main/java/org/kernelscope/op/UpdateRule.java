package org.kernelscope.op;

import java.util.ArrayList;
import java.util.List;

/**
 * An optimizer's update rule: turns the gradient of a weight into the step that is subtracted from
 * it. g is the gradient dL/dw of the mean loss of a minibatch, η the learning rate, t the number of
 * the step, counted from 1. Some rules remember values of each weight from step to step.
 *
 * <p>Shapes: every weight is updated on its own; the rule is the same for all of them.
 *
 * <p>Example: g = 0.5, η = 0.1, first step
 *
 * <pre>{@code
 *                        remembered after the step     step
 * SGD                                                  0.05
 * MOMENTUM, μ = 0.9      v = 0.05                      0.05
 * NESTEROV, μ = 0.9      v = −0.05                     0.095
 * ADAM                   m = 0.05, v = 0.00025         0.1
 * }</pre>
 *
 * <p>Immutable; any thread.
 */
public sealed interface UpdateRule {
    /** The names of the values remembered of each weight, as in the source; empty for none. */
    default List<String> memoryNames() {
        return List.of();
    }

    /** The value of everything remembered before the first step. */
    default double initialMemory() {
        return 0;
    }

    /**
     * Computes one step.
     *
     * @param gradient g
     * @param memory the remembered values in the order of {@link #memoryNames}; replaced by those
     *     after the step
     * @param rate η
     * @param t number of the step, from 1
     * @return the value that is subtracted from the weight
     */
    double step(double gradient, double[] memory, double rate, long t);

    /**
     * A value on the way from the gradient to the step.
     *
     * @param formula its formula, in the letters of the source: {@code v ← μ·v + η·g}
     * @param value its value
     */
    record Term(String formula, double value) {}

    /**
     * Traces one step, for a reader.
     *
     * @param terms from the gradient to the step, the last of them
     * @param memory the state after the step, in the order of {@link #memoryNames}
     * @param step the value that is subtracted from the weight
     */
    record Trace(List<Term> terms, List<Double> memory, double step) {
        public Trace {
            terms = List.copyOf(terms);
            memory = List.copyOf(memory);
        }
    }

    /**
     * Traces {@link #step}.
     *
     * @param memory the values before the step; left as they are
     */
    default Trace trace(double gradient, double[] memory, double rate, long t) {
        double[] after = memory.clone();
        double step = step(gradient, after, rate, t);
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("g = dL/dw", gradient));
        terms.addAll(between(after, rate, t));
        terms.add(new Term(formula(), step));
        List<Double> kept = new ArrayList<>();
        for (double value : after) {
            kept.add(value);
        }
        return new Trace(terms, kept, step);
    }

    /** The formula of the step. */
    String formula();

    /**
     * The terms between the gradient and the step.
     *
     * @param after the state after the step
     */
    default List<Term> between(double[] after, double rate, long t) {
        return List.of();
    }

    /** Stochastic gradient descent: step = η·g (H. Robbins, S. Monro, 1951). */
    record Sgd() implements UpdateRule {
        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            return rate * gradient;
        }

        @Override
        public String formula() {
            return "Δw = η·g";
        }
    }

    /**
     * Momentum: v ← μ·v + η·g, step = v (B. Polyak, USSR Computational Mathematics 4(5), 1964).
     *
     * @param momentum μ, 0 to below 1
     */
    record Momentum(double momentum) implements UpdateRule {
        @Override
        public List<String> memoryNames() {
            return List.of("v");
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            memory[0] = momentum * memory[0] + rate * gradient;
            return memory[0];
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(new Term("v ← μ·v + η·g", after[0]));
        }

        @Override
        public String formula() {
            return "Δw = v";
        }
    }

    /**
     * Nesterov's accelerated gradient in the form for minibatches: with u the velocity before, v ←
     * μ·u − η·g, step = μ·u − (1 + μ)·v (I. Sutskever, J. Martens, G. Dahl, G. Hinton, ICML 2013).
     *
     * @param momentum μ, 0 to below 1
     */
    record Nesterov(double momentum) implements UpdateRule {
        @Override
        public List<String> memoryNames() {
            return List.of("v");
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            double carried = momentum * memory[0];
            memory[0] = carried - rate * gradient;
            return carried - (1 + momentum) * memory[0];
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(new Term("v ← μ·u − η·g", after[0]));
        }

        @Override
        public String formula() {
            return "Δw = μ·u − (1 + μ)·v";
        }
    }

    /**
     * Adam: mean m and mean square v of the gradients, both corrected for their start at 0 (D.
     * Kingma, J. Ba, ICLR 2015, the efficient form at the end of section 2).
     *
     * @param beta1 β₁, how much of m is kept
     * @param beta2 β₂, how much of v is kept
     * @param epsilon ε, which keeps the quotient finite
     */
    record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
        /** The values of the paper. */
        public static final Adam USUAL = new Adam(0.9, 0.999, 1e-8);

        @Override
        public List<String> memoryNames() {
            return List.of("m", "v");
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            memory[0] = beta1 * memory[0] + (1 - beta1) * gradient;
            memory[1] = beta2 * memory[1] + (1 - beta2) * gradient * gradient;
            return correctedRate(rate, t) * memory[0] / (Math.sqrt(memory[1]) + epsilon);
        }

        /** α = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ). */
        double correctedRate(double rate, long t) {
            return rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(
                    new Term("m ← β₁·m + (1 − β₁)·g", after[0]),
                    new Term("v ← β₂·v + (1 − β₂)·g²", after[1]),
                    new Term("α = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)", correctedRate(rate, t)));
        }

        @Override
        public String formula() {
            return "Δw = α·m/(√v + ε)";
        }
    }

    /**
     * RMSProp: divides by the root of the running mean square (T. Tieleman, G. Hinton, Coursera
     * lecture 6.5, 2012).
     *
     * @param decay ρ, how much of v is kept
     * @param epsilon ε, which is also the first v
     */
    record RmsProp(double decay, double epsilon) implements UpdateRule {
        /** The values of Deeplearning4j. */
        public static final RmsProp USUAL = new RmsProp(0.95, 1e-8);

        @Override
        public List<String> memoryNames() {
            return List.of("v");
        }

        @Override
        public double initialMemory() {
            return epsilon;
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            memory[0] = decay * memory[0] + (1 - decay) * gradient * gradient;
            return rate * gradient / (Math.sqrt(memory[0]) + epsilon);
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(new Term("v ← ρ·v + (1 − ρ)·g²", after[0]));
        }

        @Override
        public String formula() {
            return "Δw = η·g/(√v + ε)";
        }
    }

    /**
     * AdaGrad: divides by the root of the sum of all squares (J. Duchi, E. Hazan, Y. Singer, JMLR
     * 12, 2011).
     *
     * @param epsilon ε, which is also the first v
     */
    record AdaGrad(double epsilon) implements UpdateRule {
        /** The value of Deeplearning4j. */
        public static final AdaGrad USUAL = new AdaGrad(1e-6);

        @Override
        public List<String> memoryNames() {
            return List.of("v");
        }

        @Override
        public double initialMemory() {
            return epsilon;
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            memory[0] += gradient * gradient;
            return rate * gradient / (Math.sqrt(memory[0]) + epsilon);
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(new Term("v ← v + g²", after[0]));
        }

        @Override
        public String formula() {
            return "Δw = η·g/(√v + ε)";
        }
    }

    /**
     * Stochastic diagonal Levenberg-Marquardt: every weight has a rate of its own, step = η/(μ +
     * h)·g (Y. LeCun et al., Proc. IEEE 86(11), 1998, appendix C). The curvature h is measured
     * before an epoch and remembered; steps leave it as it is.
     *
     * @param damping μ, which limits the step where the loss is flat
     */
    record LevenbergMarquardt(double damping) implements UpdateRule {
        @Override
        public List<String> memoryNames() {
            return List.of("h");
        }

        @Override
        public double step(double gradient, double[] memory, double rate, long t) {
            return rate / (damping + memory[0]) * gradient;
        }

        @Override
        public List<Term> between(double[] after, double rate, long t) {
            return List.of(new Term("h = ∂²L/∂w²", after[0]));
        }

        @Override
        public String formula() {
            return "Δw = η/(μ + h)·g";
        }
    }
}
