package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Shape;

/** The connections between single cells of a network with given weights. Immutable. */
public final class CellConnections {
    private final Architecture architecture;
    private final Weights weights;

    /** Creates the connections of a network with these weights. */
    public CellConnections(Architecture architecture, Weights weights) {
        this.architecture = architecture;
        this.weights = weights;
    }

    /**
     * The connections into {@code cell}, in the order channel, row, column of the layer below;
     * empty for a pixel of the input.
     */
    public List<Connection> into(Cell cell) {
        if (cell.isInput()) {
            return List.of();
        }
        Layer layer = architecture.layers().get(cell.layer());
        Shape below = layer.inputShape();
        Window window = layer.window();
        LayerSpec.ConnectionWeights strengths =
                layer.spec().connectionWeights(weights, layer.inputShape());
        List<Connection> connections = new ArrayList<>();
        for (int channel = 0; channel < below.channels(); channel++) {
            if (!layer.spec().connects(channel, cell.channel())) {
                continue;
            }
            for (int u = 0; u < window.size(); u++) {
                int row = window.input(cell.row(), u);
                for (int v = 0; v < window.size(); v++) {
                    int column = window.input(cell.column(), v);
                    if (inside(row, below.rows()) && inside(column, below.columns())) {
                        Cell from = new Cell(cell.layer() - 1, channel, row, column);
                        connections.add(
                                new Connection(
                                        from, cell, strengths.of(channel, cell.channel(), u, v)));
                    }
                }
            }
        }
        return connections;
    }

    /**
     * The connections out of {@code cell}, in the order channel, row, column of the layer above;
     * empty for the last layer.
     */
    public List<Connection> outOf(Cell cell) {
        int above = cell.layer() + 1;
        if (above >= architecture.layers().size()) {
            return List.of();
        }
        Layer layer = architecture.layers().get(above);
        Shape output = layer.outputShape();
        Window window = layer.window();
        LayerSpec.ConnectionWeights strengths =
                layer.spec().connectionWeights(weights, layer.inputShape());
        Span rows = targets(window, cell.row(), output.rows());
        Span columns = targets(window, cell.column(), output.columns());
        List<Connection> connections = new ArrayList<>();
        for (int channel = 0; channel < output.channels(); channel++) {
            if (!layer.spec().connects(cell.channel(), channel)) {
                continue;
            }
            for (int row = rows.from(); row < rows.to(); row++) {
                int u = window.tap(row, cell.row());
                for (int column = columns.from(); column < columns.to(); column++) {
                    int v = window.tap(column, cell.column());
                    if (u >= 0 && v >= 0) {
                        Cell to = new Cell(above, channel, row, column);
                        connections.add(
                                new Connection(
                                        cell, to, strengths.of(cell.channel(), channel, u, v)));
                    }
                }
            }
        }
        return connections;
    }

    private static Span targets(Window window, int index, int extent) {
        return window.targets(new Span(index, index + 1), extent);
    }

    private static boolean inside(int index, int extent) {
        return index >= 0 && index < extent;
    }

    /**
     * A connection between two cells of neighbouring layers.
     *
     * @param from the cell below
     * @param to the cell above, which {@code from} feeds
     * @param weight the factor of the value of {@code from}: a weight, the coefficient of a
     *     subsampling, the gain of a normalisation (divided by the running standard deviation of a
     *     batch normalisation), or 1 where there is none (pooling, dropout); for an RBF output, the
     *     value that {@code from} is compared with
     */
    public record Connection(Cell from, Cell to, float weight) {}
}
