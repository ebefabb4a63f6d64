package org.kernelscope.pytorch;

/** The usual encodings of ink as the input of a network, which its weights do not show. */
public enum InputRange {
    /** No ink 0, full ink 1: {@code ToTensor} alone. */
    UNIT("unit", 0, 1),
    /**
     * MNIST's mean 0.1307 and standard deviation 0.3081, as in PyTorch's own example: {@code
     * Normalize((0.1307,), (0.3081,))}.
     */
    STANDARD("standard", -0.1307f / 0.3081f, (1 - 0.1307f) / 0.3081f),
    /** No ink −1, full ink 1: {@code Normalize((0.5,), (0.5,))}. */
    SIGNED("signed", -1, 1),
    /** Black on white: no ink 1, full ink 0. */
    INVERTED("inverted", 1, 0),
    /** No ink −0.1, full ink 1.175 (LeCun et al. 1998, section II.B). */
    LECUN("lecun", -0.1f, 1.175f);

    private final String id;
    private final float background;
    private final float ink;

    InputRange(String id, float background, float ink) {
        this.id = id;
        this.background = background;
        this.ink = ink;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    float background() {
        return background;
    }

    float ink() {
        return ink;
    }

    @Override
    public String toString() {
        return id;
    }
}
