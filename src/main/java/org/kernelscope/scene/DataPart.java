package org.kernelscope.scene;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mode Data. Null for as it is.
 *
 * @param set file of the data set, absolute; null for the set that the window has
 * @param label number of the only class on the grid; null for all
 * @param predicted number of the only prediction; null for all
 * @param show id of the choice of examples
 * @param order id of their order
 * @param selected places of the selected examples in the set
 * @param stage id of the stage that is open
 * @param nearest the sort key of the grid in place of the order; null for nothing
 */
public record DataPart(
        @Nullable Path set,
        @Nullable Integer label,
        @Nullable Integer predicted,
        @Nullable String show,
        @Nullable String order,
        List<Integer> selected,
        @Nullable String stage,
        @Nullable Nearest nearest) {
    /** Selected examples that a scene keeps at the most. */
    public static final int MOST = 1_000;

    public DataPart {
        selected = List.copyOf(selected);
    }

    /**
     * The distance from an image.
     *
     * @param image its place in the set
     * @param by id of what is compared
     */
    public record Nearest(int image, String by) {}
}
