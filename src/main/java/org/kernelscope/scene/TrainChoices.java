package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choices in the tabs of Train mode. Null for as they are.
 *
 * @param raw true if the charts show the value of every step beside the smoothed curve
 * @param log true if the loss has a logarithmic axis
 * @param axis {@code steps} or {@code share}
 * @param beside the other run in the charts: {@code none}, {@code last}, or its number
 * @param kernels {@code weights} or {@code change}
 * @param gradientsLayer name of the layer whose gradients are shown
 * @param gradientsLabel class that is taken as the right one; −1 for the predicted one
 * @param comparedLayer name of the layer whose kernels are compared
 * @param mistakes the true class and the prediction whose examples are shown; empty for the worst
 *     mistakes
 * @param mistakesOf {@code test} or {@code epochs}
 * @param experiment id of the chosen experiment
 * @param experimentView {@code curves}, {@code gradients} or {@code maps}
 */
public record TrainChoices(
        @Nullable Boolean raw,
        @Nullable Boolean log,
        @Nullable String axis,
        @Nullable String beside,
        @Nullable String kernels,
        @Nullable String gradientsLayer,
        @Nullable Integer gradientsLabel,
        @Nullable String comparedLayer,
        @Nullable List<Integer> mistakes,
        @Nullable String mistakesOf,
        @Nullable String experiment,
        @Nullable String experimentView) {
    /** The other run of the charts is none. */
    public static final String NONE = "none";

    /** The other run of the charts is the one of the comparison, or else the newest. */
    public static final String LAST = "last";
}
