package org.kernelscope.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.UserFacingException;

/**
 * The image files of a folder and their classes, by one of three ways to say them: a table, a
 * folder a class, or names such as {@code 7_anna.png}. No state; any thread.
 */
final class FolderFiles {
    /** Of a folder with more files, only so many are read. */
    static final int MOST = 200_000;

    /** Folders within the folder of a class that are looked into. */
    private static final int DEPTH = 3;

    private static final Set<String> NOBODYS = Set.of("thumbs.db", "desktop.ini", "__macosx");

    private FolderFiles() {}

    /**
     * The image files in {@code folder}, sorted by class and name.
     *
     * @throws UserFacingException if it cannot be listed, or nothing in it has a class
     */
    static List<LabelledFile> in(Path folder, ImportReport.Builder report)
            throws UserFacingException {
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path entry : list(folder, report)) {
            (Files.isDirectory(entry) ? folders : files).add(entry);
        }
        Optional<Path> table = table(files);
        if (table.isPresent()) {
            return LabelTable.read(table.get(), report);
        }
        if (files.isEmpty() && folders.size() == 1) {
            // An archive that was unpacked into a folder of its own.
            return in(folders.get(0), report);
        }
        List<LabelledFile> found =
                folders.size() >= ClassNames.LEAST
                        ? byFolder(folder, folders, files, report)
                        : byName(folders, files, report);
        if (found.isEmpty()) {
            throw new UserFacingException("dataset.import.nothing", folder);
        }
        return found;
    }

    /** The files whose names would say their classes: neither a table nor a folder does. */
    static List<Path> withoutClass(Path folder) throws UserFacingException {
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path entry : list(folder, new ImportReport.Builder())) {
            (Files.isDirectory(entry) ? folders : files).add(entry);
        }
        if (files.isEmpty() && folders.size() == 1) {
            return withoutClass(folders.get(0));
        }
        boolean other = folders.size() >= ClassNames.LEAST || table(files).isPresent();
        return other ? List.of() : files;
    }

    private static Optional<Path> table(List<Path> files) {
        List<Path> tables = files.stream().filter(LabelTable::isNamedSo).toList();
        return tables.size() == 1
                ? Optional.of(tables.get(0))
                : tables.stream()
                        .filter(file -> name(file).toLowerCase(Locale.ROOT).startsWith("labels."))
                        .findFirst();
    }

    private static List<LabelledFile> byFolder(
            Path root, List<Path> folders, List<Path> loose, ImportReport.Builder report)
            throws UserFacingException {
        loose.forEach(
                file -> report.problem(new UserFacingException("dataset.import.loose", file)));
        List<LabelledFile> found = new ArrayList<>();
        for (Path folder : folders) {
            String label = ClassNames.cleaned(name(folder));
            if (!ClassNames.isSound(label)) {
                report.problem(
                        new UserFacingException(
                                "dataset.classes.name", name(folder), ClassNames.MAX_LENGTH));
                continue;
            }
            List<Path> images = new ArrayList<>();
            collect(folder, DEPTH, images, MOST - found.size(), report);
            for (Path image : once(images, report)) {
                found.add(new LabelledFile(image, relative(root, image), label, null));
            }
            if (found.size() >= MOST) {
                report.note(new UserFacingException("dataset.import.most", root, MOST));
                break;
            }
        }
        return found;
    }

    private static List<LabelledFile> byName(
            List<Path> folders, List<Path> files, ImportReport.Builder report) {
        folders.forEach(
                folder -> report.problem(new UserFacingException("dataset.import.folder", folder)));
        List<LabelledFile> found = new ArrayList<>();
        for (Path file : once(files, report)) {
            String name = name(file);
            int end = name.indexOf('_');
            String label = end < 0 ? "" : ClassNames.cleaned(name.substring(0, end));
            if (ClassNames.isSound(label)) {
                found.add(new LabelledFile(file, name, label, null));
            } else {
                report.problem(new UserFacingException("dataset.import.noLabel", file));
            }
        }
        return found;
    }

    /** Without the second of two files whose names differ in their suffix alone. */
    private static List<Path> once(List<Path> files, ImportReport.Builder report) {
        Map<Path, Path> known = new HashMap<>();
        List<Path> once = new ArrayList<>(files.size());
        for (Path file : files) {
            String name = name(file);
            int dot = name.lastIndexOf('.');
            Path stem = file.resolveSibling(dot > 0 ? name.substring(0, dot) : name);
            Path first = known.putIfAbsent(stem, file);
            if (first == null) {
                once.add(file);
            } else {
                report.problem(new UserFacingException("dataset.import.twoFiles", file, first));
            }
        }
        return once;
    }

    private static void collect(
            Path folder, int depth, List<Path> into, int most, ImportReport.Builder report)
            throws UserFacingException {
        for (Path entry : list(folder, report)) {
            if (into.size() >= most) {
                return;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (depth > 0) {
                    collect(entry, depth - 1, into, most, report);
                } else {
                    report.problem(new UserFacingException("dataset.import.folder", entry));
                }
            } else {
                into.add(entry);
            }
        }
    }

    /** The entries of {@code folder} that a person put there, sorted by name. */
    private static List<Path> list(Path folder, ImportReport.Builder report)
            throws UserFacingException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (entries.size() == MOST) {
                    report.note(new UserFacingException("dataset.import.most", folder, MOST));
                    break;
                }
                String name = name(entry);
                boolean hidden = name.startsWith(".") || name.startsWith("~$");
                if (!hidden && !NOBODYS.contains(name.toLowerCase(Locale.ROOT))) {
                    entries.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw UserFacingException.causedBy(unreadable, "dataset.import.unlisted", folder);
        }
        entries.sort(null);
        return entries;
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
