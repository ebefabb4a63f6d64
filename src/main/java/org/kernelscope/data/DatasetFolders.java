package org.kernelscope.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kernelscope.text.UserFacingException;

/**
 * Finds the folder with the files of a dataset: the one that was named, or one within it, up to two
 * levels down, where a library has put them ({@code MNIST/raw}). No state; any thread.
 */
final class DatasetFolders {
    /** Of a folder with more entries, only so many are looked at. */
    private static final int MOST = 1_000;

    private DatasetFolders() {}

    /**
     * The folders that hold a dataset: {@code folder} alone if it does, else those within it, in
     * the order of their names.
     *
     * @param holds true if the files are there
     * @throws UserFacingException if the folder cannot be listed
     */
    static List<Path> find(Path folder, Predicate<Path> holds) throws UserFacingException {
        if (holds.test(folder)) {
            return List.of(folder);
        }
        List<Path> found = new ArrayList<>();
        try {
            for (Path child : folders(folder)) {
                if (holds.test(child)) {
                    found.add(child);
                } else if (Files.isReadable(child)) {
                    folders(child).stream().filter(holds).forEach(found::add);
                }
            }
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(unreadable, "data.mnist.unreadable", folder);
        }
        return found;
    }

    private static List<Path> folders(Path parent) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
            int seen = 0;
            for (Path child : children) {
                if (++seen > MOST) {
                    break;
                }
                if (Files.isDirectory(child)) {
                    folders.add(child);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        folders.sort(null);
        return folders;
    }
}
