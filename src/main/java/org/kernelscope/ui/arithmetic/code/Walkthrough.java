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
 * @param executions the statements of each step, 0 … steps: first the statement that the step is
 *     about, then those until the next step
 */
public record Walkthrough(
        List<SourceBlock> blocks, int steps, IntFunction<List<Execution>> executions) {
    public Walkthrough {
        blocks = List.copyOf(blocks);
    }

    /** A variable or expression of the source, and its value. */
    public record Variable(String name, String value) {}

    /** A statement that runs, and the variables after it. */
    public record Execution(SourceLine line, List<Variable> variables) {
        public Execution {
            variables = List.copyOf(variables);
        }
    }

    /** The statement at {@code time}; at a whole number it is the first of the step. */
    public Execution at(double time) {
        int step = (int) Math.max(0, Math.min(steps, Math.floor(time)));
        List<Execution> all = executions.apply(step);
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

    /** Collects what runs in a step. */
    static final class Step {
        private final List<Execution> executions = new ArrayList<>();

        /** Adds a statement and the variables after it. */
        Step run(SourceLine line, Variable... variables) {
            executions.add(new Execution(line, List.of(variables)));
            return this;
        }

        List<Execution> list() {
            return List.copyOf(executions);
        }
    }
}
