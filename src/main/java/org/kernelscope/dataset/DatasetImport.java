package org.kernelscope.dataset;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.IdxFiles;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/**
 * Reads a data set of any kind: a file of this program, a folder with a folder for each class, a
 * folder of files named after their classes, a table of labels, IDX files, filled sheets. No state;
 * any thread but the JavaFX thread.
 */
public final class DatasetImport {
    private DatasetImport() {}

    /**
     * A set that was read.
     *
     * @param report what was left out, and what is odd
     */
    public record Imported(OwnDataset dataset, ImportReport report) {}

    /**
     * The set in {@code path}. Files that cannot be read are left out and named in the report.
     *
     * @throws UserFacingException if there is none, or nothing of it can be read
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Imported read(Path path, ImportProgress progress) throws UserFacingException {
        return read(List.of(path), null, progress);
    }

    /**
     * The sets in {@code places} as one. Images among them are filled sheets. A place that cannot
     * be read, or whose images do not fit to the others, is left out and named in the report.
     *
     * @param known the classes that sheets may be printed for, besides those of the other places
     *     and the ten digits; null for none
     * @throws UserFacingException if one of them is not there, or nothing of them can be read
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Imported read(
            List<Path> places, @Nullable ClassNames known, ImportProgress progress)
            throws UserFacingException {
        return readInto(
                OwnDataset.of(
                        known == null ? ClassNames.DIGITS : known,
                        OwnDataset.EMPTY.shape(),
                        List.of()),
                places,
                progress);
    }

    /**
     * The same sets as they are to join {@code into}, whose classes sheets may be printed for. For
     * a set in colour, images are read in colour, as large as its images are. For an empty grey
     * one, the first set that is read decides. Else the brightness of colours is taken, and the
     * report says so where files are not images.
     *
     * @throws UserFacingException if one of them is not there, or nothing of them can be read
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Imported readInto(OwnDataset into, List<Path> places, ImportProgress progress)
            throws UserFacingException {
        return read(into, places, false, progress);
    }

    /**
     * The set in {@code path} for a network that sees colours: images are read in colour, unless
     * all of them are grey; other sets are as they are.
     *
     * @throws UserFacingException if there is none, or nothing of it can be read
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Imported readInColour(Path path, ImportProgress progress)
            throws UserFacingException {
        return read(OwnDataset.EMPTY, List.of(path), true, progress);
    }

    /**
     * The form in which images are read.
     *
     * @param image their shape in the set
     * @param ifAny true if they are grey after all unless one of them has colours
     */
    private record Wanted(Shape image, boolean ifAny) {}

    /**
     * @param colours true if images are read in colour also if {@code into} is grey
     */
    private static Imported read(
            OwnDataset into, List<Path> places, boolean colours, ImportProgress progress)
            throws UserFacingException {
        ImportReport.Builder report = new ImportReport.Builder();
        OwnDataset set = into.isColour() ? into.with(List.of()) : OwnDataset.EMPTY;
        List<Path> sheets = new ArrayList<>();
        List<UserFacingException> refused = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new UserFacingException("dataset.import.missing", place);
            }
            try {
                List<Path> found = SheetImport.sheetsIn(place, progress);
                sheets.addAll(found);
                if (found.isEmpty()) {
                    Wanted wanted =
                            colours
                                    ? new Wanted(OwnDataset.EMPTY_IN_COLOUR.shape(), true)
                                    : new Wanted(set.shape(), false);
                    OwnDataset each = set(place, wanted, report, progress);
                    boolean decides = set.isEmpty() && into.isEmpty();
                    boolean loses = each.isColour() && !set.isColour() && !decides;
                    set = new DatasetEdit.Join(loses ? each.inChannels(1) : each).applied(set);
                    if (loses) {
                        report.note(new UserFacingException("dataset.note.colours", place));
                    }
                }
            } catch (UserFacingException problem) {
                refused.add(problem);
            }
        }
        if (refused.size() == places.size()) {
            throw refused.size() == 1
                    ? refused.get(0)
                    : new UserFacingException(
                            "dataset.import.none", refused.size(), refused.get(0));
        }
        refused.forEach(report::problem);
        if (!sheets.isEmpty()) {
            List<ClassNames> names = List.of(into.classes(), set.classes());
            boolean alone = sheets.size() == places.size();
            OwnDataset written = new SheetImport(names, report).read(sheets, alone, progress);
            if (!written.isEmpty()) {
                set = new DatasetEdit.Join(written).applied(set);
            }
        }
        note(set, report);
        return new Imported(set, report.build(set.count()));
    }

    private static OwnDataset set(
            Path path, Wanted wanted, ImportReport.Builder report, ImportProgress progress)
            throws UserFacingException {
        if (Files.isDirectory(path)) {
            List<Path> idx = IdxFiles.imagesIn(path);
            return idx.isEmpty()
                    ? images(path, FolderFiles.in(path, report, progress), wanted, report, progress)
                    : IdxImport.read(idx, progress);
        }
        if (LabelTable.isNamedSo(path)) {
            return images(path, LabelTable.read(path, report), wanted, report, progress);
        }
        return IdxFiles.labelsOf(path).isPresent()
                ? IdxImport.read(List.of(path), progress)
                : DatasetFile.read(path);
    }

    private static OwnDataset images(
            Path path,
            List<LabelledFile> files,
            Wanted wanted,
            ImportReport.Builder report,
            ImportProgress progress)
            throws UserFacingException {
        Set<String> labels = new LinkedHashSet<>();
        files.forEach(file -> labels.add(file.label()));
        ClassNames classes = ClassNames.sorted(labels);
        Shape image = wanted.image();
        int most = OwnDataset.most(image);
        if (files.size() > most) {
            report.note(new UserFacingException("dataset.import.most", path, most));
        }
        List<LabelledFile> some = files.subList(0, Math.min(most, files.size()));
        List<OwnExample> examples = new ImageSetReader(some, classes, image).read(report, progress);
        if (examples.isEmpty()) {
            throw new UserFacingException("dataset.import.unreadable", path, report.leftOut());
        }
        OwnDataset read = OwnDataset.of(classes, image, examples);
        return wanted.ifAny() && !read.hasColours() ? read.inChannels(1) : read;
    }

    /** Remarks to read before anything is learned from the set. */
    private static void note(OwnDataset set, ImportReport.Builder report) {
        DatasetSummary summary = DatasetSummary.of(set);
        List<String> lonely = new ArrayList<>();
        for (int label = 0; label < summary.counts().size(); label++) {
            if (summary.counts().get(label) == 1) {
                lonely.add(set.classes().name(label));
            }
        }
        if (!lonely.isEmpty()) {
            report.note(new UserFacingException("dataset.note.one", String.join(", ", lonely)));
        }
        int repeated = summary.repeated().size();
        if (repeated > 0) {
            report.note(new UserFacingException("dataset.note.duplicates", repeated));
        }
        int otherwise = (int) summary.duplicates().stream().filter(it -> differ(set, it)).count();
        if (otherwise > 0) {
            report.note(new UserFacingException("dataset.note.labels", otherwise));
        }
        if (!summary.blanks().isEmpty()) {
            report.note(new UserFacingException("dataset.note.blanks", summary.blanks().size()));
        }
        if (DatasetParts.isDivided(set)) {
            report.note(
                    new UserFacingException(
                            "dataset.note.parts",
                            DatasetParts.count(set, Part.LEARN),
                            DatasetParts.count(set, Part.TEST)));
        }
    }

    /** True if equal images have different labels. */
    private static boolean differ(OwnDataset set, List<Integer> group) {
        return group.stream().map(place -> set.example(place).label()).distinct().count() > 1;
    }
}
