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
    LEDGER("ledger");

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
        List<DetailTab> tabs = new ArrayList<>(List.of(MAKING));
        if (spec.activation() != Activation.IDENTITY) {
            tabs.add(ACTIVATION);
        }
        if (!map) {
            tabs.add(LEDGER);
        }
        return List.copyOf(tabs);
    }
}
