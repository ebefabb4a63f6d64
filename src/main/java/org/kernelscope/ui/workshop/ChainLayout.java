package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.workshop.Chain;

/**
 * The places of a chain, in device pixels: the rows of cells above, if the board is high enough,
 * and the maps with the kernels between them. A pure function of the chain and the size.
 *
 * @param figure the height of the rows of cells; 0 if there is no room for them
 * @param maps a tile for each map, the input first
 * @param kernels a tile for each kernel; one at the end may have no result
 */
record ChainLayout(double figure, List<Tile> maps, List<Tile> kernels) {
    /** In em: room for a sign, the captions above a map and below it. */
    static final double SIGN = 1.6;

    private static final double ABOVE = 1.5;
    private static final double BELOW = 1.5;

    /** In em: the height of a row of cells, and of the maps at least. */
    private static final double ROW = 3.2;

    private static final double LEAST = 11;

    /** Cells for the word of a shuffle. */
    private static final int SHUFFLE = 3;

    static ChainLayout of(ChainMaps computed, double width, double height, double em) {
        List<Tensor> values = computed.maps();
        Chain chain = computed.chain();
        int steps = chain.windows().size();
        double rows = ROW * em * (steps + 1);
        double figure = height >= rows + LEAST * em ? Math.max(rows, 0.42 * height) : 0;
        double room = height - figure - (ABOVE + BELOW + 0.5) * em;
        double cells = values.stream().mapToInt(map -> map.shape().columns()).sum();
        double taken = em + 2 * SIGN * em * steps;
        for (int i = 0; i < steps; i++) {
            taken += taps(chain, i) * kernelCell(taps(chain, i), room, em);
        }
        double cell = Math.min((width - taken) / cells, room / chain.input());
        for (Tensor map : values) {
            cell = Math.min(cell, room / map.shape().rows());
        }
        cell = Math.max(0.1, Math.min(cell, 2.6 * em));
        cell = cell >= 1 ? Math.floor(cell) : cell;
        double middle = figure + ABOVE * em + room / 2;
        List<Tile> maps = new ArrayList<>();
        List<Tile> kernels = new ArrayList<>();
        double x = em / 2;
        for (int i = 0; i <= steps; i++) {
            if (i < values.size()) {
                int side = values.get(i).shape().columns();
                maps.add(new Tile(x, Math.floor(middle - side * cell / 2), cell, side, side));
                x = Math.floor(x + side * cell + SIGN * em);
            }
            if (i < steps) {
                int size = taps(chain, i);
                double own = kernelCell(size, room, em);
                kernels.add(new Tile(x, Math.floor(middle - size * own / 2), own, size, size));
                x = Math.floor(x + size * own + SIGN * em);
            }
        }
        return new ChainLayout(figure, maps, kernels);
    }

    /** The cells along an axis of what stands for an operation; a shuffle has no window. */
    private static int taps(Chain chain, int index) {
        return chain.kinds().get(index).isShuffle() ? SHUFFLE : chain.windows().get(index).size();
    }

    private static double kernelCell(int size, double room, double em) {
        double least = Math.min(1.5 * em, Math.min(5.5 * em, room) / size);
        return Math.max(1, Math.floor(least));
    }

    /** The place at a point; null if there is none. */
    @Nullable ChainSpot at(double x, double y) {
        for (int i = 0; i < maps.size(); i++) {
            int cell = maps.get(i).indexAt(x, y);
            if (cell >= 0) {
                return new ChainSpot(false, i, cell);
            }
        }
        for (int i = 0; i < kernels.size(); i++) {
            int tap = kernels.get(i).indexAt(x, y);
            if (tap >= 0) {
                return new ChainSpot(true, i, tap);
            }
        }
        return null;
    }

    /** The tile of a place. */
    Tile tile(ChainSpot spot) {
        return spot.kernel() ? kernels.get(spot.layer()) : maps.get(spot.layer());
    }
}
