package org.kernelscope.network.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.tensor.Shape;

/**
 * A published network, with counts computed from its layers and the error that its paper reports.
 *
 * @param id for the command line: {@code vgg-16}
 * @param name the usual name
 * @param year the year of the paper; 0 if there is none
 * @param input shape of the input
 * @param stages the parts from the input to the output
 * @param error the errors that the paper reports
 * @param source the paper
 * @param note key of a sentence about the variant that is counted
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
     * A named part.
     *
     * @param name as in the paper or in common use
     */
    public record Stage(String name, Block part) {}

    /**
     * Errors in percent of a single network; NaN if the paper reports none.
     *
     * @param mnist error on MNIST's test set
     * @param imagenetTop5 top-5 error on the validation set of ImageNet 2012, with the crops of the
     *     paper
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

        /** The error on MNIST, if the paper reports one. */
        public OptionalDouble onMnist() {
            return present(mnist);
        }

        /** The error on ImageNet, if the paper reports one. */
        public OptionalDouble onImagenet() {
            return present(imagenetTop5);
        }

        private static OptionalDouble present(double percent) {
            return Double.isNaN(percent) ? OptionalDouble.empty() : OptionalDouble.of(percent);
        }
    }

    /** A stage with its counts. */
    public record Row(Stage stage, Block.Count count) {}

    /** All stages with their counts, from the first to the last. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Block.FlowShape place = Block.FlowShape.input(input);
        for (Stage stage : stages) {
            try {
                Block.Count count = stage.part().count(place);
                rows.add(new Row(stage, count));
                place = count.output();
            } catch (ArchitectureException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return rows;
    }

    /** The counts of the whole network. */
    public Block.Count total() {
        Block.Count total = Block.Count.nothing(Block.FlowShape.input(input));
        for (Row row : rows()) {
            total = total.then(row.count());
        }
        return total;
    }

    /**
     * Shape and receptive field of the last maps, before a dense layer or global pooling combines
     * all cells. The field may be larger than the input.
     */
    public Block.FlowShape lastMaps() {
        Block.FlowShape last = Block.FlowShape.input(input);
        for (Row row : rows()) {
            Block.FlowShape output = row.count().output();
            last = output.shape().plane() > 1 ? output : last;
        }
        return last;
    }
}
