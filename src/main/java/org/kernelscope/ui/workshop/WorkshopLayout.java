package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/**
 * The places of everything on the board, in device pixels: a lane for each input channel with its
 * kernel and its partial result, the output map at the right of them, the other output maps beside
 * it, and the products of one cell below or, on a low board, at the right. A pure function of the
 * answer and the size.
 *
 * @param lanes one for each input channel
 * @param output the output map that is shown; null if there is none
 * @param turned the output with the kernel turned; null if it is not compared
 * @param others the output maps by number, small; empty if there is only one
 * @param products the area of the products of a cell
 */
record WorkshopLayout(
        List<Lane> lanes,
        @Nullable Tile output,
        @Nullable Tile turned,
        List<Tile> others,
        Place products) {
    /** A rectangle. */
    record Place(double x, double y, double width, double height) {}

    /**
     * An input channel.
     *
     * @param channel its number
     * @param map the tile of its cells without the padding
     * @param before rows and columns of padding before the map, in cells
     * @param after rows and columns after it
     * @param kernel the kernel to the shown output map; null if there is none
     * @param plane the number of the kernel; −1 if there is none
     * @param partial the area of its contribution; null if nothing is added up
     */
    record Lane(
            int channel,
            Tile map,
            int[] before,
            int[] after,
            @Nullable Tile kernel,
            int plane,
            @Nullable Tile partial) {}

    /** In em: room between the columns, and for the captions above. */
    private static final double GAP = 2.2;

    private static final double CAPTION = 1.5;

    /** The products below get so many em if the board is at least three times as high. */
    private static final double BELOW = 8;

    /** On a lower board the products get this share of the width. */
    private static final double BESIDE = 0.38;

    /** A kernel gets at most this share of the width, so that the maps keep theirs. */
    private static final double KERNEL = 0.25;

    /** Matrices get this share of the height or of the width. */
    private static final double MATRICES = 0.56;

    static WorkshopLayout of(
            BoardResult answer, WorkshopPanel panel, double width, double height, double em) {
        Outcome outcome = answer.outcome();
        Setup setup = outcome.setup();
        Shape in = setup.input().shape();
        Tensor output = outcome.output();
        boolean padded = !setup.kind().isShuffle() && setup.kind() != Kind.TRANSPOSED;
        int[] before =
                padded ? sides(outcome.down().before(), outcome.across().before()) : sides(0, 0);
        int[] after =
                padded ? sides(outcome.down().after(), outcome.across().after()) : sides(0, 0);
        int rows = in.rows() + before[0] + after[0];
        int columns = in.columns() + before[1] + after[1];
        boolean weights = setup.kind().hasWeights();
        boolean sums = answer.partials().size() > 1;
        List<Integer> feeding = output == null ? List.of() : setup.inputsOf(answer.map());
        int lanes = in.channels();
        Shape out = output == null ? Shape.of(1, 1, 1) : output.shape();
        boolean matrices = panel != WorkshopPanel.PRODUCTS;
        boolean below = height >= 3 * BELOW * em;
        double beside = matrices ? MATRICES : BESIDE;
        double lower = matrices ? height * MATRICES : BELOW * em;
        double roomX = (below ? width : width * (1 - beside)) - em;
        double roomY = height - (below ? lower : 0) - CAPTION * em;
        boolean several = out.channels() > 1;
        double thumbs = several ? Math.min(6 * em, roomX / 6) : 0;
        int outputs = output == null ? 0 : answer.turned() == null ? 1 : 2;
        // On a low board the two outputs are above each other.
        int besides = below ? outputs : Math.min(1, outputs);
        int stack = outputs == 2 && !below ? 2 : 1;
        double between = (stack - 1) * CAPTION * em;
        int gaps = (weights ? 1 : 0) + (sums ? 1 : 0) + Math.max(1, besides) + (several ? 1 : 0);
        int across =
                columns
                        + (weights ? setup.windowColumns() : 0)
                        + (sums ? out.columns() : 0)
                        + besides * out.columns();
        int highest = Math.max(rows, weights ? setup.windowRows() : 0);
        highest = sums ? Math.max(highest, out.rows()) : highest;
        double cell =
                Math.min(
                        (roomX - thumbs - gaps * GAP * em) / across,
                        Math.min(
                                (roomY / lanes - 0.5 * em) / highest,
                                (roomY - between - 0.5 * em) / (stack * Math.max(1, out.rows()))));
        double kernelCell = cell;
        double least =
                Math.min(
                        Math.min(
                                1.8 * em,
                                Math.min(4.5 * em, KERNEL * roomX)
                                        / Math.max(1, setup.windowColumns())),
                        (roomY / lanes - 0.5 * em) / Math.max(1, setup.windowRows()));
        if (weights && cell < Math.min(least, em)) {
            // Beside a large map the kernel keeps a size that can be painted on.
            kernelCell = least;
            double rest = across - setup.windowColumns();
            double taken = thumbs + gaps * GAP * em + setup.windowColumns() * least;
            cell = Math.min(cell, (roomX - taken) / rest);
        }
        cell = whole(Math.min(cell, 4 * em));
        kernelCell = whole(Math.min(kernelCell, 4 * em));
        // The output has the whole height and what is left of the width.
        double kernelWidth = weights ? setup.windowColumns() * (kernelCell - cell) : 0;
        double free = roomX - thumbs - gaps * GAP * em - across * cell - kernelWidth;
        double outCell =
                Math.max(
                        cell,
                        Math.min(
                                Math.min(
                                        cell + free / (out.columns() * Math.max(1, besides)),
                                        3.2 * em),
                                (roomY - between - 0.5 * em) / (stack * out.rows())));
        outCell = outCell >= 1 ? Math.floor(outCell) : outCell;
        double laneHeight = Math.min(roomY / lanes, highest * cell + 1.5 * em);
        double top = CAPTION * em;
        double x = em / 2;
        double kernelX = x + columns * cell + GAP * em;
        double partialX = kernelX + (weights ? setup.windowColumns() * kernelCell + GAP * em : 0);
        double outputX = partialX + (sums ? out.columns() * cell + GAP * em : 0);
        List<Lane> all = new ArrayList<>();
        for (int channel = 0; channel < lanes; channel++) {
            double middle = top + (channel + 0.5) * laneHeight;
            Tile map =
                    new Tile(
                            Math.floor(x + before[1] * cell),
                            Math.floor(middle - rows * cell / 2 + before[0] * cell),
                            cell,
                            in.rows(),
                            in.columns());
            int at = feeding.indexOf(channel);
            Tile kernel =
                    weights && at >= 0
                            ? tile(
                                    kernelX,
                                    middle,
                                    kernelCell,
                                    setup.windowRows(),
                                    setup.windowColumns())
                            : null;
            all.add(
                    new Lane(
                            channel,
                            map,
                            before,
                            after,
                            kernel,
                            weights && at >= 0 ? setup.plane(channel, answer.map()) : -1,
                            sums && at >= 0
                                    ? tile(partialX, middle, cell, out.rows(), out.columns())
                                    : null));
        }
        double outHeight = stack * out.rows() * outCell + between;
        double centre =
                top
                        + Math.max(lanes * laneHeight, outHeight) / 2
                        - (outHeight - out.rows() * outCell) / 2;
        Tile shown =
                output == null ? null : tile(outputX, centre, outCell, out.rows(), out.columns());
        double outputWidth = out.columns() * outCell + GAP * em;
        Tile turned =
                outputs == 2 && shown != null
                        ? stack == 2
                                ? shown.at(
                                        shown.x(), Math.floor(shown.y() + shown.height() + between))
                                : shown.at(Math.floor(outputX + outputWidth), shown.y())
                        : null;
        List<Tile> others = new ArrayList<>();
        if (several) {
            double left = outputX + outputWidth * Math.max(1, besides);
            double each = Math.min(thumbs, lanes * laneHeight / out.channels() - em / 3);
            double small = each / Math.max(out.rows(), out.columns());
            for (int map = 0; map < out.channels(); map++) {
                others.add(
                        new Tile(
                                left,
                                top + map * (each + em / 3),
                                Math.max(0.1, small),
                                out.rows(),
                                out.columns()));
            }
        }
        double end = top + Math.max(lanes * laneHeight, outHeight);
        double right = width * (1 - beside);
        Place products =
                below
                        ? new Place(em / 2, end, width - em, height - end)
                        : new Place(right, 0, width - right - em / 2, height);
        return new WorkshopLayout(all, shown, turned, others, products);
    }

    /** Whole pixels, if there is at least one. */
    private static double whole(double cell) {
        return cell >= 1 ? Math.floor(cell) : Math.max(0.1, cell);
    }

    private static int[] sides(int rows, int columns) {
        return new int[] {rows, columns};
    }

    private static Tile tile(double x, double middle, double cell, int rows, int columns) {
        return new Tile(Math.floor(x), Math.floor(middle - rows * cell / 2), cell, rows, columns);
    }

    /** The place at a point; null if there is none. */
    @Nullable Spot at(BoardResult answer, double x, double y) {
        for (Lane lane : lanes) {
            int cell = lane.map().indexAt(x, y);
            if (cell >= 0) {
                return new Spot(
                        Area.INPUT,
                        lane.channel() * lane.map().rows() * lane.map().columns() + cell);
            }
            Tile kernel = lane.kernel();
            int tap = kernel == null ? -1 : kernel.indexAt(x, y);
            if (kernel != null && tap >= 0) {
                return new Spot(Area.KERNEL, lane.plane() * kernel.rows() * kernel.columns() + tap);
            }
            int partial = lane.partial() == null ? -1 : lane.partial().indexAt(x, y);
            if (partial >= 0) {
                return new Spot(Area.OUTPUT, outputOf(answer, partial));
            }
        }
        int cell = output == null ? -1 : output.indexAt(x, y);
        if (cell < 0 && turned != null) {
            cell = turned.indexAt(x, y);
        }
        return cell < 0 ? null : new Spot(Area.OUTPUT, outputOf(answer, cell));
    }

    private int outputOf(BoardResult answer, int cell) {
        Tile tile = output;
        return tile == null ? cell : answer.map() * tile.rows() * tile.columns() + cell;
    }

    /** The output map whose small image is at a point; −1 if there is none. */
    int mapAt(double x, double y) {
        for (int map = 0; map < others.size(); map++) {
            if (others.get(map).indexAt(x, y) >= 0) {
                return map;
            }
        }
        return -1;
    }
}
