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
import java.util.concurrent.CancellationException;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.UserFacingException;

/**
 * The image files of a folder and their classes, by one of three ways to say them: a table, a
 * folder a class, or names such as {@code 7_anna.png}. One thread.
 */
final class FolderFiles {
    /** Of a folder with more files, only so many are read. */
    static final int MOST = 200_000;

    /** Folders within the folder of a class that are looked into. */
    private static final int DEPTH = 3;

    /** So many entries are listed between two reports of progress. */
    private static final int SOME = 500;

    private static final Set<String> NOBODYS = Set.of("thumbs.db", "desktop.ini", "__macosx");

    private final ImportReport.Builder report;
    private final ImportProgress progress;
    private int listed;

    private FolderFiles(ImportReport.Builder report, ImportProgress progress) {
        this.report = report;
        this.progress = progress;
    }

    /**
     * The image files in {@code folder}, sorted by class and name.
     *
     * @throws UserFacingException if it cannot be listed, or nothing in it has a class
     * @throws CancellationException if {@code progress} has ended it
     */
    static List<LabelledFile> in(Path folder, ImportReport.Builder report, ImportProgress progress)
            throws UserFacingException {
        return new FolderFiles(report, progress).labelled(folder);
    }

    /**
     * The files whose names would say their classes: neither a table nor a folder does.
     *
     * @throws UserFacingException if the folder cannot be listed
     * @throws CancellationException if {@code progress} has ended it
     */
    static List<Path> withoutClass(Path folder, ImportProgress progress)
            throws UserFacingException {
        return new FolderFiles(new ImportReport.Builder(), progress).named(folder);
    }

    /** The entries of a folder. */
    private record Entries(List<Path> folders, List<Path> files) {
        /** A folder around another one, as archives are unpacked. */
        boolean isShell() {
            return files.isEmpty() && folders.size() == 1;
        }

        boolean isOfFolders() {
            return folders.size() >= ClassNames.LEAST;
        }
    }

    private List<LabelledFile> labelled(Path folder) throws UserFacingException {
        Entries entries = entries(folder);
        Optional<Path> table = table(entries.files());
        if (table.isPresent()) {
            return LabelTable.read(table.get(), report);
        }
        if (entries.isShell()) {
            return labelled(entries.folders().get(0));
        }
        List<LabelledFile> found =
                entries.isOfFolders() ? byFolder(folder, entries) : byName(entries);
        if (found.isEmpty()) {
            boolean tables = entries.files().stream().anyMatch(LabelTable::isNamedSo);
            throw new UserFacingException(
                    tables ? "dataset.import.tables" : "dataset.import.nothing", folder);
        }
        return found;
    }

    private List<Path> named(Path folder) throws UserFacingException {
        Entries entries = entries(folder);
        if (entries.isShell()) {
            return named(entries.folders().get(0));
        }
        boolean other = entries.isOfFolders() || table(entries.files()).isPresent();
        return other ? List.of() : entries.files();
    }

    private Entries entries(Path folder) throws UserFacingException {
        Entries entries = new Entries(new ArrayList<>(), new ArrayList<>());
        for (Path entry : list(folder)) {
            (Files.isDirectory(entry) ? entries.folders() : entries.files()).add(entry);
        }
        return entries;
    }

    private static Optional<Path> table(List<Path> files) {
        List<Path> tables = files.stream().filter(LabelTable::isNamedSo).toList();
        return tables.size() == 1
                ? Optional.of(tables.get(0))
                : tables.stream()
                        .filter(file -> name(file).toLowerCase(Locale.ROOT).startsWith("labels."))
                        .findFirst();
    }

    private List<LabelledFile> byFolder(Path root, Entries entries) {
        List<LabelledFile> found = new ArrayList<>();
        List<UserFacingException> unnamed = new ArrayList<>();
        int most = MOST;
        for (Path folder : entries.folders()) {
            String label = ClassNames.cleaned(name(folder));
            if (!ClassNames.isSound(label)) {
                unnamed.add(
                        new UserFacingException(
                                "dataset.import.folderName", folder, ClassNames.MAX_LENGTH));
                continue;
            }
            List<Path> images = new ArrayList<>();
            boolean all = collect(folder, DEPTH, images, most);
            most -= images.size();
            Map<Path, Path> first = new HashMap<>();
            for (Path image : images) {
                Path twin = first.putIfAbsent(stem(image), image);
                String source = relative(root, image);
                found.add(new LabelledFile(image, source, label, null).withTwin(twin));
            }
            if (!all) {
                report.note(new UserFacingException("dataset.import.most", root, MOST));
                break;
            }
        }
        if (found.isEmpty() && !entries.files().isEmpty()) {
            // Folders without a file say nothing about the files beside them.
            return byName(entries);
        }
        unnamed.forEach(report::problem);
        entries.files()
                .forEach(
                        file ->
                                report.problem(
                                        new UserFacingException("dataset.import.loose", file)));
        return found;
    }

    private List<LabelledFile> byName(Entries entries) {
        for (Path folder : entries.folders()) {
            report.problem(new UserFacingException("dataset.import.folder", folder));
        }
        List<LabelledFile> found = new ArrayList<>();
        Map<Path, Path> first = new HashMap<>();
        for (Path file : entries.files()) {
            String name = name(file);
            int end = name.indexOf('_');
            String label = end < 0 ? "" : ClassNames.cleaned(name.substring(0, end));
            if (ClassNames.isSound(label)) {
                Path twin = first.putIfAbsent(stem(file), file);
                found.add(new LabelledFile(file, name, label, null).withTwin(twin));
            } else {
                report.problem(new UserFacingException("dataset.import.noLabel", file));
            }
        }
        return found;
    }

    /** The same for files whose names differ in their suffix alone. */
    private static Path stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot > 0 ? name.substring(0, dot) : name);
    }

    /**
     * Adds the files in {@code folder}; a folder that cannot be listed is named in the report.
     *
     * @return false if there are more than {@code most}
     */
    private boolean collect(Path folder, int depth, List<Path> into, int most) {
        List<Path> entries;
        try {
            entries = list(folder);
        } catch (UserFacingException unlisted) {
            report.problem(unlisted);
            return true;
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (depth == 0) {
                    report.problem(new UserFacingException("dataset.import.folder", entry));
                } else if (!collect(entry, depth - 1, into, most)) {
                    return false;
                }
            } else if (into.size() == most) {
                return false;
            } else {
                into.add(entry);
            }
        }
        return true;
    }

    /** The entries of {@code folder} that a person put there, sorted by name. */
    private List<Path> list(Path folder) throws UserFacingException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (listed++ % SOME == 0 && !progress.goesOn(listed - 1, 0)) {
                    throw new CancellationException();
                }
                String name = name(entry);
                boolean hidden = name.startsWith(".") || name.startsWith("~$");
                if (hidden || NOBODYS.contains(name.toLowerCase(Locale.ROOT))) {
                    continue;
                }
                if (entries.size() == MOST) {
                    report.note(new UserFacingException("dataset.import.most", folder, MOST));
                    break;
                }
                entries.add(entry);
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
