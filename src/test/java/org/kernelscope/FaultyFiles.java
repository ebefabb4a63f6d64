package org.kernelscope;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine, in which one call fails on demand, or in which from some call on
 * the power is off. What was written and not brought to the disk by then is damaged. One thread.
 */
public final class FaultyFiles {
    private final Space space = new Space();
    private final Provider provider = new Provider();

    /** Files with bytes that no {@code force} has brought to the disk. */
    private final Set<Path> unsafe = new HashSet<>();

    private Fault fault = Fault.NONE;
    private int left = Integer.MAX_VALUE;
    private boolean struck;

    /** What goes wrong. */
    public enum Fault {
        NONE,
        /** A single call fails. */
        ERROR,
        /** This call fails and all that follow. */
        POWER_CUT
    }

    /** The file or folder {@code real}, seen through this file system. */
    public Path path(Path real) {
        return wrapped(real);
    }

    /** From now on, the call number {@code call}, counted from 1, goes wrong. */
    public void arm(Fault kind, int call) {
        fault = kind;
        left = call;
        struck = false;
        unsafe.clear();
    }

    /** Nothing goes wrong any more. Returns whether something did. */
    public boolean disarm() {
        fault = Fault.NONE;
        return struck;
    }

    private void step(Path file) throws IOException {
        left--;
        if (fault == Fault.NONE || left > 0 || (struck && fault == Fault.ERROR)) {
            return;
        }
        if (!struck && fault == Fault.POWER_CUT) {
            damageUnsafe();
        }
        struck = true;
        throw new FileSystemException(file.toString(), null, fault.toString());
    }

    private void damageUnsafe() throws IOException {
        for (Path file : unsafe) {
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }
        }
    }

    private Path wrapped(Path real) {
        return new Wrapped(real);
    }

    private static Path real(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.real : path;
    }

    private final class Space extends FileSystem {
        private final FileSystem real = Path.of("").getFileSystem();

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return wrapped(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    private final class Provider extends FileSystemProvider {
        private FileSystemProvider real() {
            return space.real.provider();
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public FileChannel newFileChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            step(path);
            return new Channel(
                    FaultyFiles.real(path),
                    FileChannel.open(FaultyFiles.real(path), options, attributes));
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(
                Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
            step(folder);
            DirectoryStream<Path> found =
                    real().newDirectoryStream(
                                    FaultyFiles.real(folder), path -> filter.accept(wrapped(path)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> paths = found.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return paths.hasNext();
                        }

                        @Override
                        public Path next() {
                            return wrapped(paths.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    found.close();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes)
                throws IOException {
            step(folder);
            real().createDirectory(FaultyFiles.real(folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            step(path);
            real().delete(FaultyFiles.real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            step(target);
            real().copy(FaultyFiles.real(source), FaultyFiles.real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            step(target);
            real().move(FaultyFiles.real(source), FaultyFiles.real(target), options);
            if (unsafe.remove(FaultyFiles.real(source))) {
                unsafe.add(FaultyFiles.real(target));
            }
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            step(one);
            return real().isSameFile(FaultyFiles.real(one), FaultyFiles.real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real().isHidden(FaultyFiles.real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            step(path);
            return real().getFileStore(FaultyFiles.real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            step(path);
            real().checkAccess(FaultyFiles.real(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            return real().getFileAttributeView(FaultyFiles.real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(
                Path path, Class<A> type, LinkOption... options) throws IOException {
            step(path);
            return real().readAttributes(FaultyFiles.real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
                throws IOException {
            step(path);
            return real().readAttributes(FaultyFiles.real(path), names, options);
        }

        @Override
        public void setAttribute(Path path, String name, Object value, LinkOption... options)
                throws IOException {
            step(path);
            real().setAttribute(FaultyFiles.real(path), name, value, options);
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            step(link);
            return wrapped(real().readSymbolicLink(FaultyFiles.real(link)));
        }
    }

    /** Counts what writes, and what brings it to the disk. */
    private final class Channel extends FileChannel {
        private final Path file;
        private final FileChannel real;

        Channel(Path file, FileChannel real) {
            this.file = file;
            this.real = real;
        }

        private void write() throws IOException {
            unsafe.add(file);
            step(file);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            step(file);
            return real.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            step(file);
            return real.read(targets, offset, length);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            step(file);
            return real.read(target, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            write();
            return real.write(source);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            write();
            return real.write(sources, offset, length);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            write();
            return real.write(source, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            write();
            real.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            // Waiting for the disk of this machine would show nothing.
            step(file);
            unsafe.remove(file);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target)
                throws IOException {
            step(file);
            return real.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count)
                throws IOException {
            write();
            return real.transferFrom(source, position, count);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            step(file);
            return real.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            step(file);
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            // Even without power the file must be closed here, or it stays open and locked.
            real.close();
            step(file);
        }
    }

    /** A path of this file system. */
    private final class Wrapped implements Path {
        private final Path real;

        private Wrapped(Path real) {
            this.real = real;
        }

        private @Nullable Path orNull(@Nullable Path path) {
            return path == null ? null : wrapped(path);
        }

        @Override
        public FileSystem getFileSystem() {
            return space;
        }

        @Override
        public boolean isAbsolute() {
            return real.isAbsolute();
        }

        @Override
        public @Nullable Path getRoot() {
            return orNull(real.getRoot());
        }

        @Override
        public @Nullable Path getFileName() {
            return orNull(real.getFileName());
        }

        @Override
        public @Nullable Path getParent() {
            return orNull(real.getParent());
        }

        @Override
        public int getNameCount() {
            return real.getNameCount();
        }

        @Override
        public Path getName(int index) {
            return wrapped(real.getName(index));
        }

        @Override
        public Path subpath(int begin, int end) {
            return wrapped(real.subpath(begin, end));
        }

        @Override
        public boolean startsWith(Path other) {
            return real.startsWith(FaultyFiles.real(other));
        }

        @Override
        public boolean endsWith(Path other) {
            return real.endsWith(FaultyFiles.real(other));
        }

        @Override
        public Path normalize() {
            return wrapped(real.normalize());
        }

        @Override
        public Path resolve(Path other) {
            return wrapped(real.resolve(FaultyFiles.real(other)));
        }

        @Override
        public Path relativize(Path other) {
            return wrapped(real.relativize(FaultyFiles.real(other)));
        }

        @Override
        public URI toUri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path toAbsolutePath() {
            return wrapped(real.toAbsolutePath());
        }

        @Override
        public Path toRealPath(LinkOption... options) throws IOException {
            step(this);
            return wrapped(real.toRealPath(options));
        }

        @Override
        public WatchKey register(
                WatchService watcher,
                WatchEvent.Kind<?>[] events,
                WatchEvent.Modifier... modifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Path other) {
            return real.compareTo(FaultyFiles.real(other));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wrapped wrapped && real.equals(wrapped.real);
        }

        @Override
        public int hashCode() {
            return Objects.hash(real);
        }

        @Override
        public String toString() {
            return real.toString();
        }
    }
}
