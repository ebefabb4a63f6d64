package org.kernelscope.engine.dl4j.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.kernelscope.text.UserFacingException;

/**
 * A folder that native libraries can be unpacked to. Any thread.
 *
 * @param path created if it is missing
 * @param shared true if other users can create files beside it
 */
record CacheFolder(Path path, boolean shared) {
    /**
     * Creates the folder if it is missing. Beside the files of others it must belong to this user
     * alone: another user could put native code of their own into a folder that they can write to.
     *
     * @throws UserFacingException if it belongs to another user
     */
    void make() throws IOException, UserFacingException {
        if (!shared || !isPosix()) {
            Files.createDirectories(path);
            return;
        }
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(own));
        }
        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (!isFolder || !isOurs() || !own.containsAll(permissions())) {
            throw new UserFacingException("engine.place.notOwn", path);
        }
    }

    private boolean isPosix() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("no folder " + parent);
        }
        return Files.getFileStore(parent).supportsFileAttributeView("posix");
    }

    private boolean isOurs() throws IOException {
        Path probe = Files.createTempFile(path, "owner-", ".tmp");
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Set<PosixFilePermission> permissions() throws IOException {
        return Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .permissions();
    }
}
