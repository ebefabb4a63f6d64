package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.ui.state.OpenLevel;

/** The tabs of an open level. */
public enum DetailTab {
    /** The computation, step by step. */
    MAKING("making"),
    /** The map with other pooling methods. */
    COMPARE("compare"),
    /** The activation function and its effect on the sums. */
    ACTIVATION("activation"),
    /** From maps to a vector. */
    FLATTEN("flatten"),
    /** All terms of a value, the largest first. */
    LEDGER("ledger"),
    /** The source of the operation, with the line that runs. */
    CODE("code"),
    /** Backward: the gradient of a map from the layer above; of the classes, from the loss. */
    ERROR("error"),
    /** Backward: from the gradients of a vector to those of the maps that it was flattened from. */
    UNFLATTEN("unflatten"),
    /** Backward: through the activation. */
    GATE("gate"),
    /** Backward: the gradients of the weights of a map. */
    WEIGHTS("weights"),
    /** Backward: all terms of the gradient of a cell or of a weight. */
    TERMS("terms"),
    /** Backward: the training step that follows from the gradients. */
    STEP("step"),
    /** Backward: the loss over two directions. */
    LANDSCAPE("landscape");

    private static final Set<LayerKind> FLAT = EnumSet.of(LayerKind.DENSE, LayerKind.OUTPUT);

    private final String id;

    DetailTab(String id) {
        this.id = id;
    }

    /** The name used in the ids of nodes. */
    public String id() {
        return id;
    }

    /** The tabs of a level, the default first. */
    public static List<DetailTab> of(Layer layer, OpenLevel.Depth depth) {
        return layer.spec().accept(new Tabs(depth == OpenLevel.Depth.MAP));
    }

    /**
     * The tabs of a level in backward mode, the default first.
     *
     * @param index of the layer; −1 for the input
     */
    public static List<DetailTab> backward(
            Architecture architecture, int index, OpenLevel.Depth depth) {
        if (depth == OpenLevel.Depth.WEIGHT) {
            return List.of(TERMS, STEP, LANDSCAPE);
        }
        boolean map = depth == OpenLevel.Depth.MAP;
        List<DetailTab> tabs = new ArrayList<>(List.of(map ? ERROR : TERMS));
        if (map && isFlattened(architecture, index)) {
            tabs.add(UNFLATTEN);
        }
        if (index < 0) {
            return List.copyOf(tabs);
        }
        Layer layer = architecture.layers().get(index);
        boolean last = index == architecture.layers().size() - 1;
        if (!last && layer.spec().activation() != Activation.IDENTITY) {
            tabs.add(GATE);
        }
        if (map && layer.parameterCount() > 0) {
            tabs.add(WEIGHTS);
            tabs.add(STEP);
            tabs.add(LANDSCAPE);
        }
        return List.copyOf(tabs);
    }

    /** True if the layer above takes the maps of this one as a vector. */
    private static boolean isFlattened(Architecture architecture, int index) {
        if (index + 1 >= architecture.layers().size()) {
            return false;
        }
        Layer above = architecture.layers().get(index + 1);
        return FLAT.contains(above.spec().layerKind()) && !above.inputShape().isUnits();
    }

    /**
     * The tabs of each kind of layer.
     *
     * @param map true for a whole map, false for a single cell
     */
    private record Tabs(boolean map) implements LayerSpec.Visitor<List<DetailTab>> {
        @Override
        public List<DetailTab> convolution(ConvolutionSpec spec) {
            return steps(spec);
        }

        @Override
        public List<DetailTab> subsampling(SubsamplingSpec spec) {
            return steps(spec);
        }

        @Override
        public List<DetailTab> pooling(PoolingSpec spec) {
            return map ? List.of(MAKING, COMPARE, CODE) : List.of(MAKING, LEDGER, CODE);
        }

        @Override
        public List<DetailTab> normalisation(NormalisationSpec spec) {
            return steps(spec);
        }

        @Override
        public List<DetailTab> dropout(DropoutSpec spec) {
            // A trained network passes the values on: nothing is computed.
            return map ? List.of(MAKING) : List.of(MAKING, LEDGER);
        }

        @Override
        public List<DetailTab> dense(DenseSpec spec) {
            return map
                    ? List.of(MAKING, FLATTEN, ACTIVATION, CODE)
                    : List.of(LEDGER, ACTIVATION, CODE);
        }

        @Override
        public List<DetailTab> softmax(OutputSpec spec) {
            return map ? List.of(MAKING, LEDGER, CODE) : List.of(LEDGER, CODE);
        }

        @Override
        public List<DetailTab> rbf(RbfSpec spec) {
            return steps(spec);
        }

        private List<DetailTab> steps(LayerSpec spec) {
            List<DetailTab> tabs = new ArrayList<>(List.of(MAKING));
            if (spec.activation() != Activation.IDENTITY) {
                tabs.add(ACTIVATION);
            }
            if (!map) {
                tabs.add(LEDGER);
            }
            tabs.add(CODE);
            return List.copyOf(tabs);
        }
    }
}
