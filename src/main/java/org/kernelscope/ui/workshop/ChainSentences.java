package org.kernelscope.ui.workshop;

import java.util.BitSet;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.ChainField;
import org.kernelscope.workshop.ChainFields;

/** Sentences about a chain and a place of it. */
final class ChainSentences {
    private ChainSentences() {}

    /** The line below the maps: the value shown, or the reason why an operation is impossible. */
    static String formula(Texts texts, ChainMaps computed) {
        UserFacingException refusal = computed.refusal();
        if (refusal != null) {
            return texts.get(refusal);
        }
        String help = texts.get("workshop.chain.help");
        return computed.reach().isUneven() ? help + " " + texts.get("workshop.chain.uneven") : help;
    }

    /** The cells of a layer and how many of the input they see. */
    static String layer(Texts texts, ChainMaps computed, int layer) {
        int size = computed.reach().sizes().get(layer);
        int maps = computed.reach().counts().get(layer);
        ChainField field = computed.fields().get(layer);
        if (layer == 0) {
            return texts.get("workshop.chain.input", size);
        }
        String seen = String.valueOf(field.size());
        if (field.least() < field.size()) {
            seen = texts.get("workshop.chain.range", field.least(), field.size());
        }
        return maps == 1 || size == 0
                ? texts.get("workshop.chain.layer", layer, size, seen)
                : texts.get("workshop.chain.layers", layer, maps, size, seen);
    }

    /** The places of the fields of a layer. */
    static String field(Texts texts, ChainField field) {
        String jump = field.per() == 1 ? "" + field.jump() : field.jump() + "/" + field.per();
        return texts.get("workshop.chain.field", jump, CellValues.plain(field.start()));
    }

    /** The place that is pointed at, or that keys act on, in words. */
    static String description(Texts texts, WorkshopModel model) {
        ChainMaps computed = model.chain().mapsProperty().get();
        ChainSpot pointed = model.chain().hoveredProperty().get();
        ChainSpot spot = pointed == null ? model.chain().cursorProperty().get() : pointed;
        boolean shown = pointed != null || model.cursorShownProperty().get();
        if (!shown || !computed.has(spot)) {
            return texts.get("workshop.chain.board");
        }
        int columns = computed.of(spot).shape().columns();
        int row = spot.index() / columns;
        int column = spot.index() % columns;
        String value = CellValues.plain(computed.of(spot).get(spot.index()));
        if (spot.kernel()) {
            return texts.get("workshop.chain.weight", spot.layer() + 1, row + 1, column + 1, value);
        }
        if (spot.layer() == 0) {
            return texts.get("workshop.chain.inputCell", row + 1, column + 1, value);
        }
        ChainFields.Place place = computed.reach().place(spot.layer(), spot.index());
        String layer = String.valueOf(spot.layer());
        if (computed.reach().counts().get(spot.layer()) > 1) {
            layer = texts.get("workshop.chain.channel", layer, place.map() + 1);
        }
        BitSet seen = computed.reach().seen(spot.layer(), spot.index()).get(0);
        if (seen.isEmpty()) {
            return texts.get(
                    "workshop.chain.blind", layer, place.row() + 1, place.column() + 1, value);
        }
        int side = computed.chain().input();
        int top = seen.nextSetBit(0) / side;
        int bottom = (seen.length() - 1) / side;
        int left = seen.stream().map(cell -> cell % side).min().orElseThrow();
        int right = seen.stream().map(cell -> cell % side).max().orElseThrow();
        boolean whole = seen.cardinality() == (bottom - top + 1) * (right - left + 1);
        return whole
                ? texts.get(
                        "workshop.chain.value",
                        layer,
                        place.row() + 1,
                        place.column() + 1,
                        value,
                        top + 1,
                        bottom + 1,
                        left + 1,
                        right + 1)
                : texts.get(
                        "workshop.chain.gaps",
                        layer,
                        place.row() + 1,
                        place.column() + 1,
                        value,
                        top + 1,
                        bottom + 1,
                        left + 1,
                        right + 1,
                        seen.cardinality());
    }
}
