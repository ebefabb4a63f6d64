package org.kernelscope.pytorch;

import org.jspecify.annotations.Nullable;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;

/**
 * The properties of a network that its weights do not show, as far as the user knows them; null for
 * those to be found out.
 *
 * @param activation of the hidden layers
 * @param pooling of the windows between convolutions
 * @param range the encoding of ink
 * @param size rows and columns of the input
 */
public record Known(
        @Nullable Activation activation,
        @Nullable PoolKind pooling,
        @Nullable InputRange range,
        @Nullable Integer size) {
    /** Nothing is known. */
    public static final Known NOTHING = new Known(null, null, null, null);
}
