package org.kernelscope.network;

/**
 * How much of the input picture a cell of a layer sees, along each axis.
 *
 * <p>From layer to layer, with a window of {@code reach} cells and its {@code stride} and {@code
 * padding}: {@code size' = size + (reach − 1)·jump}, {@code jump' = jump·stride}, {@code start' =
 * start + ((reach − 1)/2 − padding)·jump} (A. Araujo, W. Norris, J. Sim, <em>Computing Receptive
 * Fields of Convolutional Neural Networks</em>, Distill 2019, equations 2 to 4).
 *
 * @param size input pixels along an axis
 * @param jump distance, in input pixels, between the fields of neighbouring cells
 * @param start centre, in input pixels, of the field of the first cell; the first pixel's centre is
 *     0
 */
public record ReceptiveField(int size, int jump, double start) {
    /** The field of a pixel of the input itself. */
    public static final ReceptiveField OF_INPUT = new ReceptiveField(1, 1, 0);

    /**
     * The field of a cell that sees this layer through {@code window}.
     *
     * @throws ArithmeticException if it reaches further than numbers go
     */
    public ReceptiveField through(Window window) {
        int reach = window.reach();
        return new ReceptiveField(
                Math.addExact(size, Math.multiplyExact(reach - 1, jump)),
                Math.multiplyExact(jump, window.stride()),
                start + ((reach - 1) / 2.0 - window.padding()) * jump);
    }
}
