package org.kernelscope.ui.workshop;

import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** Single cells and whole grids of a setup: written, pasted and copied. */
final class GridCells {
    private GridCells() {}

    /** The same setup with another value at a place; itself where nothing can be written. */
    static Setup with(Setup setup, Spot spot, float value) {
        boolean input = spot.area() == Area.INPUT;
        Tensor old = input ? setup.input() : setup.kernels();
        boolean writable = input || spot.area() == Area.KERNEL && setup.kind().hasWeights();
        if (!writable || spot.index() >= old.size() || old.get(spot.index()) == value) {
            return setup;
        }
        float[] values = old.toArray();
        values[spot.index()] = value;
        Tensor written = Tensor.takeOver(old.shape(), values);
        return input ? setup.withInput(written) : setup.withKernels(written);
    }

    /**
     * The setup with maps from a text: as the input, or as the kernel under the cursor.
     *
     * @param cursor the place that keys act on; null for none
     * @throws UserFacingException if it is no grid of numbers, or too large
     */
    static Setup pasted(Setup setup, @Nullable Spot cursor, String text)
            throws UserFacingException {
        Tensor maps = GridText.parse(text);
        Shape shape = maps.shape();
        boolean kernel = cursor != null && cursor.area() == Area.KERNEL;
        int most = kernel ? Setup.LARGEST_KERNEL : Setup.LARGEST_INPUT;
        int channels = kernel ? 1 : Setup.MOST_CHANNELS;
        if (shape.channels() > channels || shape.rows() > most || shape.columns() > most) {
            throw new UserFacingException("workshop.paste.large", shape, channels, most, most);
        }
        if (cursor == null || !kernel) {
            return setup.withInput(maps);
        }
        int plane = cursor.index() / (setup.windowRows() * setup.windowColumns());
        return setup.withWindow(shape.rows(), shape.columns()).withKernel(plane, maps);
    }

    /** The input, the output or the kernel at a place, as a spreadsheet pastes it. */
    static String copied(Outcome outcome, Setup setup, Spot at) {
        Tensor output = outcome.output();
        if (at.area() == Area.KERNEL) {
            int taps = setup.windowRows() * setup.windowColumns();
            Shape planes =
                    Shape.of(
                            setup.kernels().size() / taps,
                            setup.windowRows(),
                            setup.windowColumns());
            return GridText.formatCells(setup.kernels().reshape(planes).channel(at.index() / taps));
        }
        return GridText.formatCells(
                at.area() == Area.OUTPUT && output != null ? output : setup.input());
    }
}
