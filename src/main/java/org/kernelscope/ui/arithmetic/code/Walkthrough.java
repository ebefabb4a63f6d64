package org.kernelscope.ui.arithmetic.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.kernelscope.ui.arithmetic.code.SourceBlock.SourceLine;
import org.kernelscope.ui.paint.Numbers;

/**
 * The lines of an operation in the order in which they run, with the values of the variables.
 *
 * @param blocks the methods, in the order in which they are shown
 * @param steps number of steps of the clock after the first
 * @param moments the moments of each step, 0 … steps: first the statement that the step is about,
 *     then those that run until the next step
 */
public record Walkthrough(List<SourceBlock> blocks, int steps, IntFunction<List<Moment>> moments) {
    public Walkthrough {
        blocks = List.copyOf(blocks);
    }

    /** A variable or expression of the source, and its value. */
    public record Variable(String name, String value) {}

    /** A statement that runs, and the variables after it. */
    public record Moment(SourceLine line, List<Variable> variables) {
        public Moment {
            variables = List.copyOf(variables);
        }
    }

    /** The moment at {@code time}; at a whole number it is the first of the step. */
    public Moment at(double time) {
        int step = (int) Math.max(0, Math.min(steps, Math.floor(time)));
        List<Moment> all = moments.apply(step);
        double share = Math.max(0, Math.min(1, time - step));
        return all.get(Math.min(all.size() - 1, (int) (share * all.size())));
    }

    /** A variable that counts. */
    static Variable is(String name, int value) {
        return new Variable(name, Integer.toString(value));
    }

    /** A variable with a value of the network. */
    static Variable is(String name, double value) {
        return new Variable(name, Numbers.value(value));
    }

    /** Collects the moments of a step. */
    static final class Step {
        private final List<Moment> moments = new ArrayList<>();

        /** Adds a statement and the variables after it. */
        Step run(SourceLine line, Variable... variables) {
            moments.add(new Moment(line, List.of(variables)));
            return this;
        }

        List<Moment> list() {
            return List.copyOf(moments);
        }
    }
}
