package org.kernelscope.ui.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.LabPart;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.ChainField;
import org.kernelscope.workshop.ChainFields;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Setup;

/**
 * A chain with the maps that it computes.
 *
 * @param layers the maps of each layer, the input first; they end before an impossible operation
 * @param maps the layers as they are drawn, {@code [1, row, column]}
 * @param reach the fields of the cells
 * @param fields the receptive field of the input and after each window
 * @param refusal why there are no further layers; null if there are all
 */
record ChainMaps(
        Chain chain,
        List<Tensor> layers,
        List<Tensor> maps,
        ChainFields reach,
        List<ChainField> fields,
        @Nullable UserFacingException refusal) {
    ChainMaps {
        layers = List.copyOf(layers);
        maps = List.copyOf(maps);
        fields = List.copyOf(fields);
    }

    static ChainMaps of(Chain chain) {
        Chain.Run run = chain.run();
        ChainFields reach = ChainFields.of(chain);
        List<Tensor> maps = run.layers().stream().map(Chain::drawn).toList();
        return new ChainMaps(chain, run.layers(), maps, reach, reach.all(), run.refusal());
    }

    /** The kernel or the drawn maps of a place. */
    Tensor of(ChainSpot spot) {
        return spot.kernel() ? chain.kernels().get(spot.layer()) : maps.get(spot.layer());
    }

    /** True if there is such a place. */
    boolean has(ChainSpot spot) {
        if (spot.kernel()) {
            return spot.isIn(chain);
        }
        return spot.layer() < maps.size() && spot.index() >= 0 && spot.index() < of(spot).size();
    }

    /**
     * The operation that computes one cell, with the cell and its products shown. A window is
     * opened for the one map that it takes.
     *
     * @return null if there is none, or more maps than the window shows
     */
    LabPart.@Nullable Workshop operation(ChainSpot spot) {
        if (spot.kernel() || spot.layer() == 0 || !has(spot)) {
            return null;
        }
        int from = spot.layer() - 1;
        Kind kind = chain.kinds().get(from);
        Tensor input = layers.get(from);
        Tensor output = layers.get(spot.layer());
        ChainFields.Place place = reach.place(spot.layer(), spot.index());
        boolean moved = kind.isShuffle();
        if (moved
                && (input.shape().channels() > Setup.MOST_CHANNELS
                        || output.shape().channels() > Setup.MOST_MAPS)) {
            return null;
        }
        Setup opened = chain.setup(from, moved ? input : input.channel(place.map()));
        Shape shape = output.shape();
        int number = place.row() * shape.columns() + place.column() + 1;
        int map = moved ? place.map() + 1 : 1;
        String shown = WorkshopPanel.PRODUCTS.id();
        return new LabPart.Workshop(opened, map, true, number, null, shown, null, false);
    }
}
