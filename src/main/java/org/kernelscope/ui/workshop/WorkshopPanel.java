package org.kernelscope.ui.workshop;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The panel beside the maps, or instead of them. */
public enum WorkshopPanel {
    /** The products of one cell. */
    PRODUCTS("products"),
    /** The convolution as one product of matrices. */
    IM2COL("im2col"),
    /** The convolution as a sparse matrix. */
    SPARSE("sparse"),
    /** Windows one after another, instead of the maps. */
    CHAIN("chain");

    private final String id;

    WorkshopPanel(String id) {
        this.id = id;
    }

    /** The panel of that name; empty for null and for another name. */
    static Optional<WorkshopPanel> of(@Nullable String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** The name in scenes. */
    public String id() {
        return id;
    }
}
