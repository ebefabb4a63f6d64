package org.kernelscope.op;

/** The reason why an operation has no output. */
public enum Refusal {
    /** The window has no tap. */
    NO_WINDOW,
    /** The stride is below 1: the window would not move. */
    STRIDE,
    /** The dilation is below 1: taps would lie on each other. */
    DILATION,
    /** A padding is negative. */
    PADDING,
    /** The window reaches over more cells than the padded map has. */
    WINDOW_TOO_LARGE,
    /** Reflected padding is as wide as the map: there is no cell left to mirror. */
    REFLECT_TOO_WIDE,
    /** Circular padding is wider than the map. */
    CIRCULAR_TOO_WIDE,
    /** SAME as PyTorch defines it needs stride 1. */
    SAME_NEEDS_STRIDE_1,
    /** SAME as Deeplearning4j computes it would need a negative padding. */
    SAME_NEEDS_LARGER_WINDOW,
    /** The padding cuts away all that a transposed convolution makes. */
    NOTHING_LEFT,
    /** The output padding of a transposed convolution is not smaller than the stride. */
    OUTPUT_PADDING,
    /** The number of groups does not divide the input channels. */
    GROUPS_OF_INPUT,
    /** The number of groups does not divide the output maps. */
    GROUPS_OF_OUTPUT,
    /** The kernels are for another number of input channels. */
    CHANNELS,
    /** Pixel shuffle needs a multiple of factor² channels. */
    SHUFFLE_CHANNELS,
    /** Pixel unshuffle needs rows and columns that the factor divides. */
    UNSHUFFLE_SIZE,
    /** The output would have more than 2³¹ − 1 cells. */
    TOO_LARGE
}
