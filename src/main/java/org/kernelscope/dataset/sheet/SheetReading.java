package org.kernelscope.dataset.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.dataset.sheet.SheetLayout.Cell;
import org.kernelscope.text.UserFacingException;

/**
 * A filled sheet that was photographed or scanned. Immutable; any thread.
 *
 * @param inked the cells with something in them, row by row
 * @param empty the number of cells without
 * @param covered the number of cells that something lies over
 */
public record SheetReading(List<CellImage> inked, int empty, int covered) {
    /** Rows and columns of the image at the most: eight pixels for a millimetre of the sheet. */
    private static final int SIDE = 2_400;

    public SheetReading {
        inked = List.copyOf(inked);
    }

    /**
     * The ink in a cell.
     *
     * @param side rows and columns
     * @param ink 0 for paper to 1 for full ink, row by row; belongs to the image
     */
    public record CellImage(Cell cell, int side, float[] ink) {
        /** As an image, black on white, as {@link ImageFiles#ofArgb} takes it. */
        public int[] argb() {
            int[] argb = new int[ink.length];
            for (int i = 0; i < argb.length; i++) {
                int level = Math.round(255 * (1 - ink[i]));
                argb[i] = 0xff << 24 | level << 16 | level << 8 | level;
            }
            return argb;
        }
    }

    /**
     * Reads the sheet in the image {@code file}.
     *
     * @param known the classes it may be printed for, the likeliest first
     * @param progress gets the share of the image that is decoded
     * @return the reading, with the classes that it was printed for
     * @throws UserFacingException if the file cannot be read, or shows no sheet for these classes
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Read read(Path file, List<List<String>> known, ReadProgress progress)
            throws UserFacingException {
        String name = file.toString();
        Plane image = Plane.of(ImageFiles.brightness(file, SIDE, progress));
        SheetPlace place = SheetPlace.find(name, image);
        List<String> names = names(name, place.code(), known);
        if (!progress.goesOn(1)) {
            throw new CancellationException();
        }
        StraightSheet sheet = StraightSheet.of(image, place.map());
        return new Read(names, of(sheet, new SheetLayout(names.size())));
    }

    /** A reading and the names of its classes. */
    public record Read(List<String> names, SheetReading reading) {}

    /**
     * True if {@code file} is an image of a sheet.
     *
     * @throws CancellationException if {@code progress} has ended it
     */
    public static boolean isSheet(Path file, ReadProgress progress) {
        try {
            Plane image = Plane.of(ImageFiles.brightness(file, SIDE, progress));
            return SheetPlace.find(file.toString(), image).code() != null;
        } catch (CancellationException given) {
            throw given;
        } catch (UserFacingException | RuntimeException | OutOfMemoryError other) {
            // Why it cannot be read is told when it is read.
            return false;
        }
    }

    private static List<String> names(String file, SheetCode code, List<List<String>> known)
            throws UserFacingException {
        if (code.version() != SheetCode.VERSION
                || code.classes() < SheetLayout.LEAST
                || code.classes() > SheetLayout.MOST) {
            throw new UserFacingException("dataset.sheet.version", file);
        }
        for (List<String> names : known) {
            if (code.isFor(names)) {
                return names;
            }
        }
        throw new UserFacingException("dataset.sheet.classes", file, code.classes());
    }

    private static SheetReading of(StraightSheet sheet, SheetLayout layout) {
        List<SheetCells.Cut> cells = SheetCells.cut(sheet, layout.cells());
        float[] darkest = new float[cells.size()];
        for (int i = 0; i < darkest.length; i++) {
            darkest[i] = CellInk.darkest(cells.get(i).dark());
        }
        double usual = CellInk.usual(darkest);
        List<CellImage> inked = new ArrayList<>();
        for (SheetCells.Cut cell : cells) {
            if (CellInk.isIn(cell.dark(), cell.side(), usual)) {
                float[] ink = CellInk.of(cell.dark(), cell.side(), cell.border());
                inked.add(new CellImage(cell.cell(), cell.side(), ink));
            }
        }
        int covered = layout.cells().size() - cells.size();
        return new SheetReading(inked, cells.size() - inked.size(), covered);
    }
}
