package org.kernelscope.ui.design;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.Layer;

/** The connection tables that a person begins with. Any thread. */
final class ConnectionTablePresets {
    private static final int LENET5_INPUTS = 6;
    private static final int LENET5_MAPS = 16;

    private ConnectionTablePresets() {}

    /** The paper's table for a layer of its size; for others all connections, to be taken away. */
    static ConnectionTable first(Layer layer) {
        int inputs = layer.inputShape().channels();
        int maps = layer.outputShape().channels();
        if (inputs == LENET5_INPUTS && maps == LENET5_MAPS) {
            return ConnectionTable.LENET5;
        }
        List<Integer> all = IntStream.range(0, inputs).boxed().toList();
        return ConnectionTable.of(Collections.nCopies(maps, all));
    }
}
