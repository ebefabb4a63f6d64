package org.kernelscope.network.atlas;

import java.util.List;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Formula;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.tensor.Shape;

/**
 * A part of a network: one layer, a chain of parts, or parallel branches. The layers and their
 * counts are those of the networks that the program runs; only branches are added.
 */
public sealed interface Block {
    /**
     * The counts of the part.
     *
     * @throws ArchitectureException if it does not accept the shape at {@code place}
     */
    Count count(FlowShape place) throws ArchitectureException;

    /** The combination of the results of branches. */
    enum Join {
        /** All maps side by side, as in an inception module. */
        CONCATENATE,
        /** Map by map sum, as in a residual block. */
        ADD
    }

    /**
     * One layer.
     *
     * @param spec its description
     * @param biased true if its sums have biases; a convolution before a normalisation has none
     */
    record One(LayerSpec spec, boolean biased) implements Block {
        @Override
        public Count count(FlowShape place) throws ArchitectureException {
            Shape in = place.shape();
            Shape out = spec.outputShape(in);
            return new Count(
                    value(spec.parameterFormula(in)),
                    value(spec.connectionFormula(in)),
                    spec.multiplyAccumulates(in),
                    spec.layerKind().countsTowardsDepth() ? 1 : 0,
                    new FlowShape(out, place.field().through(spec.window(in))));
        }

        private long value(Formula formula) {
            if (biased) {
                return formula.value();
            }
            List<Formula.Group> groups =
                    formula.groups().stream()
                            .map(it -> new Formula.Group(it.inputs(), false, it.units()))
                            .toList();
            return new Formula(groups, formula.times()).value();
        }
    }

    /** Parts in sequence; an empty chain passes its input on. */
    record Chain(List<Block> parts) implements Block {
        public Chain {
            parts = List.copyOf(parts);
        }

        @Override
        public Count count(FlowShape place) throws ArchitectureException {
            Count count = Count.nothing(place);
            for (Block part : parts) {
                count = count.then(part.count(count.output()));
            }
            return count;
        }
    }

    /** Parallel parts with the same input. */
    record Branches(Join join, List<Block> parts) implements Block {
        public Branches {
            parts = List.copyOf(parts);
        }

        @Override
        public Count count(FlowShape place) throws ArchitectureException {
            Count count = parts.get(0).count(place);
            for (Block part : parts.subList(1, parts.size())) {
                Count other = part.count(place);
                count = count.beside(other, meet(count.output(), other.output()));
            }
            return count;
        }

        /** The combined shape, with the larger of the two receptive fields. */
        private FlowShape meet(FlowShape one, FlowShape other) {
            Shape a = one.shape();
            Shape b = other.shape();
            boolean fits =
                    a.rows() == b.rows()
                            && a.columns() == b.columns()
                            && (join == Join.CONCATENATE || a.channels() == b.channels())
                            && one.field().jump() == other.field().jump();
            if (!fits) {
                throw new IllegalArgumentException(a + " and " + b + " do not meet");
            }
            int channels = join == Join.ADD ? a.channels() : a.channels() + b.channels();
            ReceptiveField wider =
                    one.field().size() >= other.field().size() ? one.field() : other.field();
            return new FlowShape(Shape.of(channels, a.rows(), a.columns()), wider);
        }
    }

    /**
     * Shape and receptive field at one point of a network.
     *
     * @param shape {@code channel × row × column}
     * @param field the part of the input image that one cell sees
     */
    public record FlowShape(Shape shape, ReceptiveField field) {
        /** The input image. */
        static FlowShape input(Shape shape) {
            return new FlowShape(shape, ReceptiveField.OF_INPUT);
        }
    }

    /**
     * The counts of a part of a network.
     *
     * @param parameters trained parameters
     * @param connections as LeCun et al. (1998) count them
     * @param multiplyAccumulates multiplications of a value by a weight in one forward pass
     * @param depth convolutions, dense layers and outputs on the longest path
     * @param output shape and receptive field of the result
     */
    public record Count(
            long parameters,
            long connections,
            long multiplyAccumulates,
            int depth,
            Block.FlowShape output) {
        /** No layers, at {@code place}. */
        static Count nothing(Block.FlowShape place) {
            return new Count(0, 0, 0, 0, place);
        }

        /** This part followed by {@code next}. */
        Count then(Count next) {
            return new Count(
                    parameters + next.parameters,
                    connections + next.connections,
                    multiplyAccumulates + next.multiplyAccumulates,
                    depth + next.depth,
                    next.output);
        }

        /** This part in parallel with {@code other}, combined at {@code output}. */
        Count beside(Count other, Block.FlowShape output) {
            return new Count(
                    parameters + other.parameters,
                    connections + other.connections,
                    multiplyAccumulates + other.multiplyAccumulates,
                    Math.max(depth, other.depth),
                    output);
        }
    }
}
