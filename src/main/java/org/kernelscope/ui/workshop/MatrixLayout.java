package org.kernelscope.ui.workshop;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.MatrixForm;
import org.kernelscope.workshop.Setup;

/**
 * The places of the matrices of a convolution, in device pixels. im2col stands in the scheme of
 * Falk: the patches above the product, the kernels at its left. A pure function of its arguments.
 *
 * @param im2col the matrices; null for the sparse matrix or if they are too large
 * @param kernels the rows of kernels
 * @param patches the columns of patches
 * @param product the output
 * @param sparse the sparse matrix; null for im2col or if it is too large
 * @param channel the input channel of the sparse matrix
 * @param whole the tile of the sparse matrix
 */
record MatrixLayout(
        MatrixForm.@Nullable Im2col im2col,
        Tile kernels,
        Tile patches,
        Tile product,
        @Nullable Tensor sparse,
        int channel,
        Tile whole) {
    private static final Tile NOWHERE = new Tile(0, 0, 1, 0, 0);

    static MatrixLayout of(
            BoardResult answer,
            WorkshopPanel panel,
            WorkshopLayout.Place place,
            int wanted,
            double em) {
        double top = place.y() + 1.6 * em;
        double width = place.width();
        double height = place.height() - 2 * em;
        if (panel == WorkshopPanel.IM2COL) {
            Optional<MatrixForm.Im2col> found = MatrixForm.im2col(answer.outcome(), answer.map());
            if (found.isEmpty()) {
                return new MatrixLayout(null, NOWHERE, NOWHERE, NOWHERE, null, 0, NOWHERE);
            }
            MatrixForm.Im2col form = found.get();
            Shape patches = form.patches().shape();
            int maps = form.kernels().shape().rows();
            int taps = patches.rows();
            double cell =
                    cell(
                            Math.min(
                                    (width - em) / (taps + patches.columns()),
                                    (height - em) / (taps + maps)),
                            em);
            double right = Math.floor(place.x() + taps * cell + em / 2);
            double below = Math.floor(top + taps * cell + em / 2);
            return new MatrixLayout(
                    form,
                    new Tile(place.x(), below, cell, maps, taps),
                    new Tile(right, top, cell, taps, patches.columns()),
                    new Tile(right, below, cell, maps, patches.columns()),
                    null,
                    0,
                    NOWHERE);
        }
        Setup setup = answer.outcome().setup();
        List<Integer> feeding =
                setup.kind().hasWeights() ? setup.inputsOf(answer.map()) : List.of();
        int channel = feeding.contains(wanted) || feeding.isEmpty() ? wanted : feeding.get(0);
        Optional<Tensor> matrix = MatrixForm.sparse(answer.outcome(), channel, answer.map());
        if (matrix.isEmpty()) {
            return new MatrixLayout(null, NOWHERE, NOWHERE, NOWHERE, null, 0, NOWHERE);
        }
        Shape shape = matrix.get().shape();
        double cell = cell(Math.min(width / shape.columns(), height / shape.rows()), em);
        return new MatrixLayout(
                null,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                matrix.get(),
                channel,
                new Tile(place.x(), top, cell, shape.rows(), shape.columns()));
    }

    private static double cell(double room, double em) {
        double cell = Math.max(0.05, Math.min(room, 2.2 * em));
        return cell >= 1 ? Math.floor(cell) : cell;
    }

    /** The output cell or the weight at a point; null if there is none. */
    @Nullable Spot at(BoardResult answer, double x, double y) {
        Tensor output = answer.outcome().output();
        if (output == null) {
            return null;
        }
        int plane = output.shape().plane();
        MatrixForm.Im2col form = im2col;
        if (form != null) {
            int patch = patches.indexAt(x, y);
            if (patch >= 0) {
                return new Spot(Area.OUTPUT, answer.map() * plane + patch % plane);
            }
            int cell = product.indexAt(x, y);
            if (cell >= 0) {
                return new Spot(Area.OUTPUT, form.firstMap() * plane + cell);
            }
            int tap = kernels.indexAt(x, y);
            return tap < 0 ? null : new Spot(Area.KERNEL, weight(answer, form, tap));
        }
        int entry = sparse == null ? -1 : whole.indexAt(x, y);
        return entry < 0
                ? null
                : new Spot(Area.OUTPUT, answer.map() * plane + entry / whole.columns());
    }

    /** The flat index of the weight in the row and column of the matrix of kernels. */
    private int weight(BoardResult answer, MatrixForm.Im2col form, int index) {
        Setup setup = answer.outcome().setup();
        int window = setup.windowRows() * setup.windowColumns();
        int map = form.firstMap() + index / kernels.columns();
        int column = index % kernels.columns();
        int plane = setup.plane(setup.inputsOf(map).get(column / window), map);
        boolean turned = setup.kind() == Kind.TRUE_CONV;
        int tap = turned ? window - 1 - column % window : column % window;
        return plane * window + tap;
    }
}
