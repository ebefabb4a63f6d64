package org.kernelscope.data;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.DecodedImage.Chroma;
import org.kernelscope.data.FlatRegions.Sheet;

/**
 * Cuts the sheet with the digit out of an image and forgets what is around it: the desk, a frame at
 * the edge, the dark rim of a scan. What the cut still shows of it is painted over in the colour of
 * the paper. No state; any thread.
 */
final class SheetFinder {
    /** Pixels along the edge of the sheet that may be either. */
    private static final int EDGE = 3;

    /** Pixels that differ less from the paper are paper. */
    private static final float CONTRAST = 0.06f;

    /** The same, as a share of the contrast of the ink. */
    private static final double FAINT = 0.25;

    /** The share of the image outside the sheet that is worth a cut. */
    private static final double LEAST_OUTSIDE = 0.0005;

    private SheetFinder() {}

    /**
     * The sheet alone.
     *
     * @param picture the sheet, everything around it painted over
     * @param box its place in the image
     */
    record Cut(DecodedImage picture, BoundingBox box) {}

    /** {@code sheet} in {@code picture}, opaque; null if there is nothing but the sheet. */
    static @Nullable Cut cut(DecodedImage picture, Sheet sheet) {
        int rows = picture.rows();
        int columns = picture.columns();
        double few = Math.max(EDGE * EDGE, LEAST_OUTSIDE * sheet.inside().length);
        if (outside(sheet) <= few) {
            return null;
        }
        PaperSurface luma = PaperSurface.of(picture.luma(), sheet.paper(), rows, columns);
        if (around(picture, sheet, luma) <= few) {
            return null;
        }
        Chroma chroma = picture.chroma();
        Chroma painted =
                chroma == null
                        ? null
                        : new Chroma(
                                painted(chroma.red(), sheet, rows, columns),
                                painted(chroma.blue(), sheet, rows, columns));
        DecodedImage whole =
                new DecodedImage(
                        rows,
                        columns,
                        luma.over(picture.luma(), sheet.inside()),
                        picture.alpha(),
                        painted);
        return new Cut(whole.cut(sheet.box()), sheet.box());
    }

    private static float[] painted(float[] plane, Sheet sheet, int rows, int columns) {
        return PaperSurface.of(plane, sheet.paper(), rows, columns).over(plane, sheet.inside());
    }

    /** The number of pixels that are not of the sheet. */
    private static int outside(Sheet sheet) {
        int count = 0;
        for (boolean inside : sheet.inside()) {
            count += inside ? 0 : 1;
        }
        return count;
    }

    /** The number of those that differ from its paper. */
    private static int around(DecodedImage picture, Sheet sheet, PaperSurface paper) {
        boolean[] inside = sheet.inside();
        int columns = picture.columns();
        float[] ground = new float[columns];
        QuadraticSurface.Rows lines = paper.rows();
        int count = 0;
        double least = Math.max(CONTRAST, FAINT * sheet.contrast());
        for (int row = 0; row < picture.rows(); row++) {
            int first = row * columns;
            if (PaperSurface.isAll(inside, first, columns)) {
                continue;
            }
            lines.write(row, ground);
            for (int column = 0; column < columns; column++) {
                if (!inside[first + column]) {
                    float difference = picture.luma()[first + column] - ground[column];
                    count += Math.abs(difference) > least ? 1 : 0;
                }
            }
        }
        return count;
    }
}
