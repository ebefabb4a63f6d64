package org.kernelscope.network.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.tensor.Shape;

/**
 * A network of the literature, with what is counted from its layers and what its paper measured.
 *
 * @param id for the command line: {@code vgg-16}
 * @param name as people call it
 * @param year when its paper appeared; 0 for one that has no paper
 * @param input what it is shown
 * @param stages its parts from the input to the output
 * @param error what its paper measured
 * @param source the paper
 * @param note key of a sentence that tells which of several descriptions is counted
 */
public record AtlasEntry(
        String id,
        String name,
        int year,
        Shape input,
        List<Stage> stages,
        Measured error,
        String source,
        String note) {
    public AtlasEntry {
        stages = List.copyOf(stages);
    }

    /**
     * A part that has a name.
     *
     * @param name as the paper or its readers call it
     */
    public record Stage(String name, Part part) {}

    /**
     * Errors in percent, of one network on its own; NaN where the paper has none.
     *
     * @param mnist wrong answers on MNIST's test set
     * @param imagenetTop5 the right answer of ImageNet's 1,000 is not among the five best, on the
     *     validation set of 2012, over as many crops as the paper takes
     */
    public record Measured(double mnist, double imagenetTop5) {
        static Measured onMnist(double percent) {
            return new Measured(percent, Double.NaN);
        }

        static Measured onImagenet(double percent) {
            return new Measured(Double.NaN, percent);
        }

        static Measured nowhere() {
            return new Measured(Double.NaN, Double.NaN);
        }

        /** The error on MNIST, if there is one. */
        public OptionalDouble onMnist() {
            return present(mnist);
        }

        /** The error on ImageNet, if there is one. */
        public OptionalDouble onImagenet() {
            return present(imagenetTop5);
        }

        private static OptionalDouble present(double percent) {
            return Double.isNaN(percent) ? OptionalDouble.empty() : OptionalDouble.of(percent);
        }
    }

    /** A stage with what it amounts to in its place. */
    public record Row(Stage stage, PartCount count) {}

    /** Every stage in its place, from the first to the last. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        FlowShape place = FlowShape.input(input);
        for (Stage stage : stages) {
            try {
                PartCount count = stage.part().count(place);
                rows.add(new Row(stage, count));
                place = count.output();
            } catch (ArchitectureException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return rows;
    }

    /** What the whole network amounts to. */
    public PartCount total() {
        PartCount total = PartCount.nothing(FlowShape.input(input));
        for (Row row : rows()) {
            total = total.then(row.count());
        }
        return total;
    }

    /**
     * How much of the picture a cell of the last maps sees, before a dense layer or the mean of
     * whole maps joins everything; the input's rows are no limit for it.
     */
    public FlowShape lastMaps() {
        FlowShape last = FlowShape.input(input);
        for (Row row : rows()) {
            FlowShape output = row.count().output();
            last = output.shape().plane() > 1 ? output : last;
        }
        return last;
    }
}
