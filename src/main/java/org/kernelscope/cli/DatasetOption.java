package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Mnist;
import org.kernelscope.dataset.DatasetImport;
import org.kernelscope.dataset.ImportProgress;
import org.kernelscope.dataset.ImportReport;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Option;

/** {@code --dataset}: images in MNIST's form, or a data set of one's own. */
final class DatasetOption {
    @Option(
            names = "--dataset",
            paramLabel = "SET",
            description =
                    "A folder with the four files of MNIST, packed as .gz or not, or a folder around"
                            + " it; or a data set of your own: a .ksdata file, a folder of images, a"
                            + " table of labels (.csv), IDX files (default: the MNIST inside).")
    private @Nullable Path place;

    /** The value of the option; null if it is not given. */
    @Nullable Path place() {
        return place;
    }

    /**
     * True if it names a data set of one's own.
     *
     * @throws UserFacingException if the folder cannot be listed
     */
    boolean isOwn() throws UserFacingException {
        return place != null
                && Files.exists(place)
                && !(Files.isDirectory(place) && !Mnist.filesIn(place).isEmpty());
    }

    /** Every file that is read, as far as it can be told beforehand. */
    List<Path> files() throws UserFacingException {
        return place == null
                ? List.of()
                : isOwn()
                        ? List.of(place)
                        : Files.isDirectory(place) ? Mnist.filesIn(place) : List.of();
    }

    /** The MNIST inside, or a set in its form. */
    Mnist mnist() throws UserFacingException {
        return place == null ? Mnist.inside() : Mnist.in(place);
    }

    /**
     * The data set of one's own; what was left out is told on {@code console}.
     *
     * @param colour true for a network that sees colours: images are read with theirs
     */
    OwnDataset own(Console console, boolean colour) throws UserFacingException {
        Path set = java.util.Objects.requireNonNull(place);
        return colour
                ? read(console, count -> DatasetImport.readInColour(set, count)).dataset()
                : read(console, set).dataset();
    }

    /** Reads a set of one's own, with progress on a terminal, and tells what was left out. */
    static DatasetImport.Imported read(Console console, Path place) throws UserFacingException {
        return read(console, List.of(place), OwnDataset.EMPTY);
    }

    /**
     * The same of several places, as one set.
     *
     * @param into an empty set, in colour if images are to be read in colour; sheets may be printed
     *     for its classes
     */
    static DatasetImport.Imported read(Console console, List<Path> places, OwnDataset into)
            throws UserFacingException {
        return read(console, count -> DatasetImport.readInto(into, places, count));
    }

    /** Reads a set and tells of its progress. */
    @FunctionalInterface
    private interface Reading {
        DatasetImport.Imported read(ImportProgress progress) throws UserFacingException;
    }

    private static DatasetImport.Imported read(Console console, Reading reading)
            throws UserFacingException {
        TerminalLine.FileCount count =
                new TerminalLine.FileCount(console, System.console() != null);
        DatasetImport.Imported imported = reading.read(count);
        count.clear();
        tell(console, imported.report());
        return imported;
    }

    private static void tell(Console console, ImportReport report) {
        for (UserFacingException sentence : report.sentences()) {
            console.err().println(console.texts().get(sentence));
        }
    }
}
