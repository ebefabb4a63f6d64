package org.kernelscope.network.atlas;

import java.util.List;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Formula;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.tensor.Shape;

/**
 * A part of a network: a layer, parts behind one another, or parts beside one another. The layers
 * are those that the program runs, and so is their arithmetic; only the branches are more.
 */
public sealed interface Part {
    /**
     * What the part amounts to.
     *
     * @throws ArchitectureException if it cannot stand at {@code place}
     */
    PartCount count(FlowShape place) throws ArchitectureException;

    /** How the results of branches become one. */
    enum Join {
        /** The maps of all stand beside one another, as in an inception module. */
        CONCATENATE,
        /** The maps are added one to one, as behind the shortcut of a residual block. */
        ADD
    }

    /**
     * One layer.
     *
     * @param spec what it is
     * @param biased whether its sums have biases; a convolution before a normalisation has none
     */
    record One(LayerSpec spec, boolean biased) implements Part {
        @Override
        public PartCount count(FlowShape place) throws ArchitectureException {
            Shape in = place.shape();
            Shape out = spec.outputShape(in);
            boolean deep =
                    spec instanceof ConvolutionSpec || spec instanceof DenseSpec || spec.isOutput();
            return new PartCount(
                    value(spec.parameterFormula(in)),
                    value(spec.connectionFormula(in)),
                    spec.multiplyAccumulates(in),
                    deep ? 1 : 0,
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

    /** Parts behind one another; none at all hands on what it gets. */
    record Chain(List<Part> parts) implements Part {
        public Chain {
            parts = List.copyOf(parts);
        }

        @Override
        public PartCount count(FlowShape place) throws ArchitectureException {
            PartCount count = PartCount.nothing(place);
            for (Part part : parts) {
                count = count.then(part.count(count.output()));
            }
            return count;
        }
    }

    /** Parts beside one another, all of which get the same. */
    record Branches(Join join, List<Part> parts) implements Part {
        public Branches {
            parts = List.copyOf(parts);
        }

        @Override
        public PartCount count(FlowShape place) throws ArchitectureException {
            PartCount count = parts.get(0).count(place);
            for (Part part : parts.subList(1, parts.size())) {
                PartCount other = part.count(place);
                count = count.beside(other, meet(count.output(), other.output()));
            }
            return count;
        }

        /** The wider of the two fields counts: what one branch sees, the joined cell sees. */
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
}
