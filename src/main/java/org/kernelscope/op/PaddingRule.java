package org.kernelscope.op;

import java.util.Optional;

/**
 * The rule for the padding along one axis.
 *
 * <p>The libraries agree on VALID and, for stride 1, on SAME. They differ for larger strides:
 * TensorFlow and Deeplearning4j pad until {@code ⌈n / s⌉} windows fit and give the odd cell to the
 * end; PyTorch refuses.
 *
 * <p>Example: 6 cells, 3 taps, stride 2. TensorFlow needs {@code (3 − 1)·2 + 3 − 6 = 1} cell and
 * puts it after the last. The usual {@code padding=1} of PyTorch also makes 3 outputs, but its
 * windows start one cell earlier: it reads the positions −1, 1, 3 first; TensorFlow reads 0, 2, 4.
 */
public enum PaddingRule {
    /** The padding is given. */
    GIVEN("given"),
    /** No padding: every window lies inside the map. */
    VALID("valid"),
    /**
     * {@code ⌈n / s⌉} outputs: {@code max((outputs − 1)·s + reach − n, 0)} cells, the smaller half
     * before ({@code tf.nn.convolution}).
     */
    SAME_TENSORFLOW("same-tensorflow"),
    /** n outputs for stride 1; other strides are refused ({@code torch.nn.Conv2d}). */
    SAME_PYTORCH("same-pytorch"),
    /**
     * As TensorFlow, but refused where the sum is −2 or less, that is where the stride is larger
     * than the window reaches ({@code ConvolutionMode.Same}).
     */
    SAME_DL4J("same-dl4j");

    private final String id;

    PaddingRule(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /**
     * The sliding with the padding of this rule. The numbers must be possible ones; {@code given}
     * itself is returned where they are not.
     *
     * @param given stride, dilation and mode; its padding is used by {@link #GIVEN} only
     */
    public SlidingAxis apply(SlidingAxis given, int input, int size) {
        if (this == GIVEN || given.stride() < 1 || given.dilation() < 1 || size < 1) {
            return given;
        }
        long total = Math.max(total(given, input, size), 0);
        int before = (int) Math.min(total / 2, Integer.MAX_VALUE);
        return given.withPadding(before, (int) Math.min(total - before, Integer.MAX_VALUE));
    }

    /** The reason why this rule gives no padding for these numbers. */
    public Optional<Refusal> refusal(SlidingAxis given, int input, int size) {
        if (this == SAME_PYTORCH && given.stride() > 1) {
            return Optional.of(Refusal.SAME_NEEDS_STRIDE_1);
        }
        boolean counted = given.stride() >= 1 && given.dilation() >= 1 && size >= 1;
        return this == SAME_DL4J && counted && total(given, input, size) <= -2
                ? Optional.of(Refusal.SAME_NEEDS_LARGER_WINDOW)
                : Optional.empty();
    }

    /** The cells of padding that the windows need together. */
    private long total(SlidingAxis given, int input, int size) {
        long reach = (long) given.dilation() * (size - 1) + 1;
        return switch (this) {
            case GIVEN -> (long) given.before() + given.after();
            case VALID -> 0;
            case SAME_PYTORCH -> reach - 1;
            case SAME_TENSORFLOW, SAME_DL4J -> {
                long outputs = -Math.floorDiv(-input, given.stride());
                yield (outputs - 1) * given.stride() + reach - input;
            }
        };
    }
}
