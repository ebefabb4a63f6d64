package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.ui.state.OpenLevel;

/** The sides from which one level can be looked at. */
public enum DetailTab {
    /** How it is made, step by step. */
    MAKING("making"),
    /** The same map pooled in other ways. */
    COMPARE("compare"),
    /** What the activation function makes of the sums. */
    ACTIVATION("activation"),
    /** How maps become a row of numbers. */
    FLATTEN("flatten"),
    /** The account of a number: all its terms, the largest first. */
    LEDGER("ledger");

    private final String id;

    DetailTab(String id) {
        this.id = id;
    }

    /** The name used on the command line and for the parts of the window. */
    public String id() {
        return id;
    }

    /** The sides that a level has, the first of them the one that is shown at first. */
    static List<DetailTab> of(Layer layer, OpenLevel.Depth depth) {
        boolean map = depth == OpenLevel.Depth.MAP;
        LayerSpec spec = layer.spec();
        if (spec instanceof PoolingSpec) {
            return map ? List.of(MAKING, COMPARE) : List.of(MAKING, LEDGER);
        }
        if (spec instanceof DenseSpec) {
            return map ? List.of(MAKING, FLATTEN, ACTIVATION) : List.of(LEDGER, ACTIVATION);
        }
        if (spec instanceof OutputSpec) {
            return map ? List.of(MAKING, LEDGER) : List.of(LEDGER);
        }
        boolean bends = spec.activation() != Activation.IDENTITY;
        List<DetailTab> aspects = new ArrayList<>(List.of(MAKING));
        if (bends) {
            aspects.add(ACTIVATION);
        }
        if (!map) {
            aspects.add(LEDGER);
        }
        return List.copyOf(aspects);
    }
}
