package org.kernelscope.ui.data;

import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.Theme;

/**
 * Paints the tiles of a grid that are in sight: time and memory do not depend on how many there
 * are. One thread.
 */
final class ExampleGridPainter {
    private final int[] ink = new int[256];

    /** For each column of a tile, the column of the image. */
    private int[] sources = new int[0];

    private @Nullable Theme inked;

    /**
     * The tiles of a grid, in pixels.
     *
     * @param tile side of an image
     * @param gap between two images, and around them
     * @param columns tiles in a row
     * @param words height of the words below each image; 0 for none
     */
    record Grid(int tile, int gap, int columns, int words) {
        /** As many columns of tiles as fit into {@code width}; at least one. */
        static Grid of(int width, int tile, int gap) {
            return of(width, tile, gap, 0);
        }

        /** The same with words below the images. */
        static Grid of(int width, int tile, int gap, int words) {
            return new Grid(tile, gap, Math.max(1, (width - gap) / (tile + gap)), words);
        }

        /** From one column to the next. */
        int across() {
            return tile + gap;
        }

        /** From one row to the next. */
        int step() {
            return tile + words + gap;
        }

        int rows(int count) {
            return (count + columns - 1) / columns;
        }

        /** The height of {@code count} tiles. */
        int height(int count) {
            return rows(count) * step() + gap;
        }

        /** The tile at a place of the whole grid; −1 between two tiles. */
        int at(double x, double y) {
            int column = (int) Math.floor((x - gap) / across());
            int row = (int) Math.floor((y - gap) / step());
            boolean between =
                    x - gap - column * (double) across() >= tile
                            || y - gap - row * (double) step() >= tile + words;
            return between || column < 0 || column >= columns || row < 0
                    ? -1
                    : row * columns + column;
        }
    }

    /**
     * The content of the grid.
     *
     * @param places of the tiles in {@code set}
     * @param predictions marks the examples that were answered with another class; null for none
     * @param cursor the tile of the keyboard; −1 for none
     */
    record Content(
            OwnDataset set,
            int[] places,
            java.util.Set<Integer> selected,
            @Nullable DatasetPredictions predictions,
            int cursor) {}

    /**
     * Paints the part of the grid that begins {@code top} pixels below its upper edge.
     *
     * @param frame thickness of frames, in pixels
     */
    void paint(Raster raster, Content content, Grid grid, int top, int frame, Look look) {
        raster.clear(look.ground());
        prepare(look.theme());
        int first = Math.max(0, (top - grid.gap()) / grid.step());
        int last =
                Math.min(
                        grid.rows(content.places().length),
                        (top + raster.height()) / grid.step() + 1);
        for (int row = first; row < last; row++) {
            for (int column = 0; column < grid.columns(); column++) {
                int tile = row * grid.columns() + column;
                if (tile < content.places().length) {
                    int x = grid.gap() + column * grid.across();
                    int y = grid.gap() + row * grid.step() - top;
                    paint(raster, content, tile, x, y, grid.tile(), frame, look);
                }
            }
        }
    }

    private void paint(
            Raster raster,
            Content content,
            int tile,
            int x,
            int y,
            int side,
            int frame,
            Look look) {
        int place = content.places()[tile];
        if (place >= content.set().count()) {
            return;
        }
        OwnExample example = content.set().example(place);
        image(raster, example, content.set().rows(), content.set().columns(), x, y, side);
        DatasetPredictions predictions = content.predictions();
        if (predictions != null
                && place < predictions.count()
                && predictions.predicted(place) != example.label()) {
            raster.fill(x, y + side - 2 * frame, side, 2 * frame, look.wrong());
        }
        if (content.selected().contains(place)) {
            raster.overlay(x, y, side, side, look.training(), 0.22);
            raster.frame(x, y, side, side, frame, look.training());
        }
        if (tile == content.cursor()) {
            raster.frame(x, y, side, side, 2 * frame, look.emphasis());
        }
    }

    private static int colour(OwnExample example, int index, int plane) {
        return Palette.opaque(
                example.pixel(index) << 16
                        | example.pixel(plane + index) << 8
                        | example.pixel(2 * plane + index));
    }

    private void image(
            Raster raster, OwnExample example, int rows, int columns, int x, int y, int side) {
        int longer = Math.max(rows, columns);
        int wide = Math.max(1, side * columns / longer);
        int high = Math.max(1, side * rows / longer);
        int left = x + (side - wide) / 2;
        int upper = y + (side - high) / 2;
        if (wide < side || high < side) {
            raster.fill(x, y, side, side, ink[0]);
        }
        if (sources.length != wide || sources[wide - 1] != (wide - 1) * columns / wide) {
            sources = new int[wide];
            for (int column = 0; column < wide; column++) {
                sources[column] = column * columns / wide;
            }
        }
        int[] pixels = raster.pixels();
        int from = Math.max(0, -left);
        int to = Math.min(wide, raster.width() - left);
        int painted = -1;
        for (int row = Math.max(0, -upper); row < high && upper + row < raster.height(); row++) {
            int source = row * rows / high * columns;
            int target = (upper + row) * raster.width() + left;
            if (source == painted) {
                System.arraycopy(
                        pixels, target - raster.width() + from, pixels, target + from, to - from);
                continue;
            }
            painted = source;
            if (example.channels() == 1) {
                for (int column = from; column < to; column++) {
                    pixels[target + column] = ink[example.pixel(source + sources[column])];
                }
            } else {
                for (int column = from; column < to; column++) {
                    int index = source + sources[column];
                    pixels[target + column] = colour(example, index, rows * columns);
                }
            }
        }
    }

    private void prepare(Theme theme) {
        if (theme != inked) {
            inked = theme;
            for (int level = 0; level < ink.length; level++) {
                ink[level] = Palette.ink(theme, level / 255f);
            }
        }
    }
}
