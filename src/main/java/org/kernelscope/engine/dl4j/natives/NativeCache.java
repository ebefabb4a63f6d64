package org.kernelscope.engine.dl4j.natives;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * Unpacks the native libraries before they are loaded: into the first place that can be written to
 * and has room, either all of them or none. A library that is there already is compared with the
 * jar, so that one that a power failure or a full disk has damaged is unpacked again. JavaCPP does
 * not unpack a library that it finds with the expected size and time.
 *
 * <p>Comparing all bytes takes about a second. A file in the folder records which files were
 * compared; only files that have changed since are compared again. One thread.
 */
final class NativeCache {
    /** Names and states of the files that were compared with the jar. */
    private static final String COMPARED = "kernelscope-compared.txt";

    /** JavaCPP holds a lock on this file while it unpacks. */
    private static final String LOCK = ".lock";

    private static final String UNPACKING = ".unpacking";

    /** Room for the copies of a library that JavaCPP makes under other names. */
    private static final long SPARE_BYTES = 32L << 20;

    private static final long MEGABYTE = 1 << 20;
    private static final long MAX_COMPARED_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<PackedLibrary> libraries;
    private final long spareBytes;

    NativeCache(List<PackedLibrary> libraries) {
        this(libraries, SPARE_BYTES);
    }

    /**
     * @param spareBytes room that is left for others
     */
    NativeCache(List<PackedLibrary> libraries, long spareBytes) {
        this.libraries = List.copyOf(libraries);
        this.spareBytes = spareBytes;
    }

    /** The first of {@code places} that is known to hold all libraries; empty if none does. */
    Optional<Path> find(List<CacheFolder> places) {
        for (CacheFolder place : places) {
            try {
                if (Files.isDirectory(place.path()) && isComplete(place)) {
                    return Optional.of(place.path());
                }
            } catch (IOException | UserFacingException unusable) {
                System.getLogger(NativeCache.class.getName())
                        .log(System.Logger.Level.DEBUG, "passed over", unusable);
            }
        }
        return Optional.empty();
    }

    private boolean isComplete(CacheFolder place) throws IOException, UserFacingException {
        place.make();
        Path folder = place.path();
        return Files.isWritable(folder) && compared(folder).containsAll(states(folder));
    }

    /**
     * Makes sure that one of {@code places} holds all libraries.
     *
     * @return the folder
     * @throws UserFacingException with the room that is needed and what is wrong with each place
     */
    Path unpack(List<CacheFolder> places) throws UserFacingException {
        UserFacingException refusals = null;
        for (CacheFolder place : places) {
            try {
                unpack(place);
                return place.path();
            } catch (UserFacingException refused) {
                refusals = joined(refusals, refused);
            } catch (IOException e) {
                refusals =
                        joined(
                                refusals,
                                UserFacingException.causedBy(
                                        e, "engine.place.failed", place.path(), reason(e)));
            }
        }
        if (refusals == null) {
            throw new IllegalArgumentException("no places");
        }
        throw new UserFacingException(
                "engine.noPlace", megabytes(bytes(libraries) + spareBytes), refusals);
    }

    private static UserFacingException joined(
            @Nullable UserFacingException before, UserFacingException next) {
        return before == null ? next : new UserFacingException("engine.places", before, next);
    }

    private void unpack(CacheFolder place) throws IOException, UserFacingException {
        Path folder = place.path();
        place.make();
        if (!Files.isWritable(folder)) {
            // JavaCPP would pass over it.
            throw new UserFacingException("engine.place.failed", folder, "read-only");
        }
        Set<String> compared = compared(folder);
        if (compared.containsAll(states(folder))) {
            return;
        }
        try (FileChannel lock =
                FileChannel.open(
                        folder.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            // Held until the channel is closed. Another process may have unpacked them meanwhile.
            lock.lock();
            deleteDamagedCopies(folder, compared);
            List<PackedLibrary> missing = missing(folder, compared);
            if (!missing.isEmpty()) {
                replace(folder, missing);
            }
            remember(folder);
        }
    }

    private List<PackedLibrary> missing(Path folder, Set<String> compared) throws IOException {
        List<PackedLibrary> missing = new ArrayList<>();
        for (PackedLibrary library : libraries) {
            boolean known = compared.contains(state(folder, library.name()));
            if (!known && !isSound(folder.resolve(library.name()), library)) {
                missing.add(library);
            }
        }
        return missing;
    }

    /** A copy that JavaCPP has made under another name has the bytes of one of the libraries. */
    private void deleteDamagedCopies(Path folder, Set<String> compared) throws IOException {
        for (String copy : copies(folder)) {
            Path file = folder.resolve(copy);
            if (!compared.contains(state(folder, copy)) && !isOneOfThem(file)) {
                Files.delete(file);
            }
        }
    }

    private boolean isOneOfThem(Path file) throws IOException {
        long size = Files.size(file);
        if (libraries.stream().noneMatch(library -> library.size() == size)) {
            return false;
        }
        long crc = crc(file);
        return libraries.stream()
                .anyMatch(library -> library.size() == size && library.crc() == crc);
    }

    /** Other files, not links, beside the libraries that have the names of libraries. */
    private Set<String> copies(Path folder) throws IOException {
        Set<String> known = new HashSet<>();
        Set<Path> besides = new HashSet<>();
        for (PackedLibrary library : libraries) {
            known.add(library.name());
            besides.add(Objects.requireNonNull(folder.resolve(library.name()).getParent()));
        }
        Set<String> copies = new TreeSet<>();
        for (Path beside : besides) {
            if (Files.isDirectory(beside)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(beside)) {
                    for (Path file : files) {
                        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                            copies.add(folder.relativize(file).toString().replace('\\', '/'));
                        }
                    }
                }
            }
        }
        copies.removeIf(name -> known.contains(name) || !PackedLibrary.isLibraryName(name));
        return copies;
    }

    /** Deletes what is damaged or half unpacked first, because it takes up the room. */
    private void replace(Path folder, List<PackedLibrary> missing)
            throws IOException, UserFacingException {
        for (PackedLibrary library : missing) {
            Files.deleteIfExists(folder.resolve(library.name()));
            Files.deleteIfExists(folder.resolve(library.name() + UNPACKING));
        }
        long need = bytes(missing) + spareBytes;
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < need) {
            throw new UserFacingException(
                    "engine.place.full", folder, megabytes(room), megabytes(need));
        }
        List<Path> made = new ArrayList<>();
        boolean all = false;
        try {
            for (PackedLibrary library : missing) {
                Path file = folder.resolve(library.name());
                made.add(file);
                write(library, file);
            }
            all = true;
        } finally {
            if (!all) {
                for (Path part : made) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static void write(PackedLibrary library, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path fresh = file.resolveSibling(file.getFileName() + UNPACKING);
        try {
            CRC32 crc = new CRC32();
            try (InputStream in = new CheckedInputStream(library.opener().open(), crc);
                    FileChannel channel =
                            FileChannel.open(
                                    fresh,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                in.transferTo(out);
                // JavaCPP trusts size and time, which can outlast a power failure that the
                // content does not.
                channel.force(true);
            }
            if (crc.getValue() != library.crc()) {
                throw new IOException("damaged in its jar: " + library.name());
            }
            Files.setLastModifiedTime(fresh, FileTime.fromMillis(library.millis()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Compares the file with the library, byte by byte. */
    private static boolean isSound(Path file, PackedLibrary library) throws IOException {
        boolean whole =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) == library.size()
                        && crc(file) == library.crc();
        if (whole && Files.getLastModifiedTime(file).toMillis() != library.millis()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(library.millis()));
        }
        return whole;
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
            }
        }
        return crc.getValue();
    }

    private static Set<String> compared(Path folder) {
        Path list = folder.resolve(COMPARED);
        try {
            return Files.isRegularFile(list) && Files.size(list) <= MAX_COMPARED_BYTES
                    ? new HashSet<>(Files.readAllLines(list))
                    : Set.of();
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    /** Only saves time: what is not recorded is compared again. */
    private void remember(Path folder) throws IOException {
        Path fresh = folder.resolve(COMPARED + UNPACKING);
        Files.write(fresh, states(folder));
        Files.move(fresh, folder.resolve(COMPARED), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The states of all libraries, and of their copies. */
    private List<String> states(Path folder) throws IOException {
        List<String> states = new ArrayList<>();
        for (PackedLibrary library : libraries) {
            states.add(state(folder, library.name()));
        }
        for (String copy : copies(folder)) {
            states.add(state(folder, copy));
        }
        return states;
    }

    /**
     * The file as it is now. Writing to a file changes its {@code ctime}, which cannot be set back
     * as the time of modification can.
     */
    private static String state(Path folder, String name) {
        Path file = folder.resolve(name);
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        String wanted = unix ? "unix:ctime,ino,size,lastModifiedTime" : "size,lastModifiedTime";
        try {
            return name
                    + " "
                    + new TreeMap<>(Files.readAttributes(file, wanted, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException absent) {
            // Recorded by nobody, so that it is looked for.
            return name + " absent";
        }
    }

    private static long bytes(List<PackedLibrary> some) {
        return some.stream().mapToLong(PackedLibrary::size).sum();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", (bytes + MEGABYTE - 1) / MEGABYTE);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }
}
