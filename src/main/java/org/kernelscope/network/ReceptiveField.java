package org.kernelscope.network;

/**
 * The receptive field of the cells of a layer: the part of the input image that one cell sees,
 * along each axis.
 *
 * <p>Through a window of {@code reach} cells with a {@code stride} and {@code padding} it grows
 * from layer to layer: {@code size' = size + (reach − 1)·jump}, {@code jump' = jump·stride}, {@code
 * start' = start + ((reach − 1)/2 − padding)·jump}.
 *
 * <p>Example: LeNet-5. C1 (5×5): size 1 + 4·1 = 5, jump 1. S2 (2×2, stride 2): size 5 + 1·1 = 6,
 * jump 2. C3 (5×5): size 6 + 4·2 = 14, jump 2. S4: size 14 + 1·2 = 16, jump 4. C5: size 16 + 4·4 =
 * 32, the whole image.
 *
 * <p>Source: A. Araujo, W. Norris, J. Sim, <em>Computing Receptive Fields of Convolutional Neural
 * Networks</em>, Distill 2019, equations 2 to 4.
 *
 * @param size input pixels along an axis
 * @param jump distance, in input pixels, between the fields of neighbouring cells
 * @param start centre, in input pixels, of the field of the first cell; the first pixel's centre is
 *     0
 */
public record ReceptiveField(int size, int jump, double start) {
    /** The field of a pixel of the input. */
    public static final ReceptiveField OF_INPUT = new ReceptiveField(1, 1, 0);

    /**
     * The field of a cell that sees this layer through {@code window}.
     *
     * @throws ArithmeticException if the field is larger than an int
     */
    public ReceptiveField through(Window window) {
        int reach = window.reach();
        return new ReceptiveField(
                Math.addExact(size, Math.multiplyExact(reach - 1, jump)),
                Math.multiplyExact(jump, window.stride()),
                start + ((reach - 1) / 2.0 - window.padding()) * jump);
    }
}
