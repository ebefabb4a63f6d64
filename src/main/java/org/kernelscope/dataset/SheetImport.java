package org.kernelscope.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.data.IdxFiles;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.dataset.sheet.SheetReading;
import org.kernelscope.dataset.sheet.SheetReading.CellImage;
import org.kernelscope.text.UserFacingException;

/** Reads filled sheets and prepares what is in their cells. One thread. */
final class SheetImport {
    /** So many images of a folder are looked at to learn if it holds sheets. */
    private static final int LOOKS = 3;

    /** Files of a folder that are opened to find these images. */
    private static final int OPENED = 1_000;

    /** A cell has neither lines nor shadows any more, and all of its ink belongs together. */
    private static final FindOptions INK_ALONE = new FindOptions(Set.of(Step.values()), 0, null);

    private final List<ClassNames> known;
    private final ImportReport.Builder report;
    private final List<UserFacingException> problems = new ArrayList<>();
    private final List<UserFacingException> notes = new ArrayList<>();
    private OwnDataset set = OwnDataset.EMPTY;
    private int empty;
    private int covered;

    /**
     * @param known the classes that sheets may be printed for, besides the ten digits
     */
    SheetImport(List<ClassNames> known, ImportReport.Builder report) {
        this.known = new ArrayList<>(known);
        this.known.add(ClassNames.DIGITS);
        this.report = report;
    }

    /**
     * The sheets at {@code place}: an image; or the images of a folder, if nothing but their names
     * could say a class and one of the first is a sheet. None if it is something else.
     *
     * @throws UserFacingException if the folder cannot be listed
     * @throws CancellationException if {@code progress} has ended it
     */
    static List<Path> sheetsIn(Path place, ImportProgress progress) throws UserFacingException {
        if (!Files.isDirectory(place)) {
            return isImage(place) ? List.of(place) : List.of();
        }
        if (!IdxFiles.imagesIn(place).isEmpty()) {
            return List.of();
        }
        List<Path> files = FolderFiles.withoutClass(place, progress);
        int looks = 0;
        for (int i = 0; i < Math.min(OPENED, files.size()) && looks < LOOKS; i++) {
            if (!progress.goesOn(files.size(), 0)) {
                throw new CancellationException();
            }
            if (isImage(files.get(i))) {
                looks++;
                if (SheetReading.isSheet(files.get(i), share -> progress.goesOn(files.size(), 0))) {
                    return files;
                }
            }
        }
        return List.of();
    }

    private static boolean isImage(Path file) {
        // The two first bytes of a bitmap may begin a data set as well.
        return !DatasetFile.isNamedSo(file)
                && !LabelTable.isNamedSo(file)
                && IdxFiles.labelsOf(file).isEmpty()
                && ImageFiles.isImage(file);
    }

    /**
     * The digits on the sheets; sheets that cannot be read are named in the report.
     *
     * @param alone true if nothing else was read
     * @throws UserFacingException if there is nothing else and none of them can be read
     * @throws CancellationException if {@code progress} has ended it
     */
    OwnDataset read(List<Path> sheets, boolean alone, ImportProgress progress)
            throws UserFacingException {
        for (int i = 0; i < sheets.size(); i++) {
            int done = i;
            if (!progress.goesOn(done, sheets.size())) {
                throw new CancellationException();
            }
            try {
                add(sheets.get(i), () -> progress.goesOn(done, sheets.size()));
            } catch (UserFacingException problem) {
                problems.add(problem);
            } catch (CancellationException given) {
                throw given;
            } catch (RuntimeException | OutOfMemoryError broken) {
                problems.add(
                        UserFacingException.causedBy(
                                broken, "dataset.import.unread", sheets.get(i)));
            }
        }
        if (alone && problems.size() == sheets.size()) {
            throw problems.size() == 1
                    ? problems.get(0)
                    : new UserFacingException(
                            "dataset.sheet.unreadable", problems.size(), problems.get(0));
        }
        int read = sheets.size() - problems.size();
        problems.forEach(report::problem);
        if (read > 0) {
            report.note(
                    new UserFacingException(
                            "dataset.sheet.read", read, set.count(), empty, covered));
        }
        notes.forEach(report::note);
        return set;
    }

    /** Says whether to go on. */
    @FunctionalInterface
    private interface Going {
        boolean on();
    }

    private void add(Path file, Going going) throws UserFacingException {
        SheetReading.Read read =
                SheetReading.read(
                        file, known.stream().map(ClassNames::names).toList(), share -> going.on());
        SheetReading sheet = read.reading();
        ClassNames classes = ClassNames.checked(read.names());
        List<OwnExample> examples = new ArrayList<>();
        for (CellImage cell : sheet.inked()) {
            PreparedDigit digit =
                    Preparation.prepare(
                            ImageFiles.ofArgb(cell.side(), cell.side(), cell.argb())
                                    .find(INK_ALONE)
                                    .ink());
            if (!digit.empty()) {
                int label = cell.cell().label();
                examples.add(OwnExample.of(digit.digit(), label, null, source(file, cell)));
            }
        }
        int cells = sheet.inked().size() + sheet.empty() + sheet.covered();
        if (examples.isEmpty()) {
            throw sheet.covered() == 0
                    ? new UserFacingException("dataset.sheet.empty", file)
                    : new UserFacingException(
                            "dataset.sheet.covered", file, sheet.covered(), cells);
        }
        OwnDataset written =
                OwnDataset.of(
                        classes, OwnDataset.EMPTY.rows(), OwnDataset.EMPTY.columns(), examples);
        set = new DatasetEdit.Join(written).applied(set);
        empty += cells - sheet.covered() - examples.size();
        covered += sheet.covered();
        if (sheet.covered() > 0) {
            notes.add(
                    new UserFacingException("dataset.sheet.covered", file, sheet.covered(), cells));
        }
    }

    private static String source(Path file, CellImage cell) {
        return FolderFiles.name(file)
                + " "
                + (cell.cell().row() + 1)
                + "/"
                + (cell.cell().column() + 1);
    }
}
