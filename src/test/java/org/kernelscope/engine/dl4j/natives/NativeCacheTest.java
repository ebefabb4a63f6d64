package org.kernelscope.engine.dl4j.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.UserFacingException;

/** Small libraries that can be damaged in every way. */
final class NativeCacheTest {
    private static final long MILLIS = 1_659_873_102_000L;

    private final byte[] first = bytes(1, 10_000);
    private final byte[] second = bytes(2, 300_000);
    private final List<String> opened = new ArrayList<>();

    @TempDir private Path temporary = Path.of("");

    @Test
    void allLibrariesAreUnpackedOnce() throws Exception {
        CacheFolder place = place("cache");
        assertThat(cache().unpack(List.of(place))).isEqualTo(place.path());
        assertSound(place);
        assertThat(opened).containsExactly("libfirst.so", "libsecond.so.1");
        cache().unpack(List.of(place));
        assertThat(opened).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "zeroed", "absent", "grown", "folder-less"})
    void aDamagedLibraryIsUnpackedAgain(String damage) throws Exception {
        CacheFolder place = place("cache");
        cache().unpack(List.of(place));
        opened.clear();
        Path file = second(place);
        switch (damage) {
            case "truncated" -> Files.write(file, new byte[10]);
            case "zeroed" -> {
                // As a power failure leaves it: size and time are as they should be.
                Files.write(file, new byte[second.length]);
                Files.setLastModifiedTime(file, FileTime.fromMillis(MILLIS));
            }
            case "grown" -> Files.write(file, bytes(2, 300_001));
            case "absent" -> Files.delete(file);
            default -> {
                Files.delete(file);
                Files.delete(file.getParent());
            }
        }
        cache().unpack(List.of(place));
        assertSound(place);
        assertThat(opened).containsExactly("libsecond.so.1");
    }

    @Test
    void whatJavaCppHasUnpackedIsComparedAndKept() throws Exception {
        CacheFolder place = place("cache");
        for (PackedLibrary library : libraries()) {
            Path file = place.path().resolve(library.name());
            Files.createDirectories(file.getParent());
            try (InputStream in = library.opener().open()) {
                Files.write(file, in.readAllBytes());
            }
        }
        opened.clear();
        cache().unpack(List.of(place));
        assertThat(opened).isEmpty();
        assertSound(place);
    }

    @Test
    void aDamagedCopyIsDeletedAndASoundOneStays() throws Exception {
        CacheFolder place = place("cache");
        cache().unpack(List.of(place));
        Path sound = second(place).resolveSibling("libother.so.0");
        Path damaged = second(place).resolveSibling("libdamaged.so.0");
        Path letter = second(place).resolveSibling("letter.txt");
        Files.write(sound, second);
        Files.write(damaged, new byte[second.length]);
        Files.writeString(letter, "dear");
        cache().unpack(List.of(place));
        assertThat(sound).exists();
        assertThat(letter).exists();
        assertThat(damaged).doesNotExist();
        assertSound(place);
    }

    @Test
    void withoutRoomTheSentenceNamesItAndNothingStays() throws Exception {
        CacheFolder place = place("cache");
        long tooMuch = Long.MAX_VALUE / 2;
        NativeCache cache = new NativeCache(libraries(), tooMuch);
        assertThatThrownBy(() -> cache.unpack(List.of(place)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(place.path() + " has ", " MB of room", "cachedir");
        assertThat(left(place)).containsExactly(".lock");
    }

    @Test
    void theNextPlaceIsTriedAndFoundAgain() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        CacheFolder bad = new CacheFolder(file, false);
        CacheFolder good = place("good");
        assertThat(cache().find(List.of(bad, good))).isEmpty();
        assertThat(cache().unpack(List.of(bad, good))).isEqualTo(good.path());
        assertThat(file).hasContent("in the way");
        CacheFolder better = place("better");
        assertThat(cache().find(List.of(better, good))).contains(good.path());
        Files.write(second(good), new byte[10]);
        assertThat(cache().find(List.of(better, good))).isEmpty();
    }

    /** The disk becomes full with the second library. */
    @Test
    void whatIsHalfUnpackedIsDeleted() throws Exception {
        PackedLibrary sound = libraries().get(0);
        PackedLibrary failing = library("libsecond.so.1", second, NativeCacheTest::breaking);
        NativeCache cache = new NativeCache(List.of(sound, failing), 0);
        CacheFolder place = place("cache");
        assertThatThrownBy(() -> cache.unpack(List.of(place)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("No space left on device");
        assertThat(left(place)).containsExactly(".lock");
    }

    @Test
    void aDamagedJarIsNotUnpacked() throws Exception {
        PackedLibrary library =
                library("libsecond.so.1", second, in -> new ByteArrayInputStream(first));
        CacheFolder place = place("cache");
        NativeCache cache = new NativeCache(List.of(library), 0);
        assertThatThrownBy(() -> cache.unpack(List.of(place)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("libsecond.so.1");
        assertThat(left(place)).containsExactly(".lock");
    }

    @Test
    void whatAKilledProcessLeftIsReplaced() throws Exception {
        CacheFolder place = place("cache");
        cache().unpack(List.of(place));
        Path rest = second(place).resolveSibling("libsecond.so.1.unpacking");
        Files.move(second(place), rest);
        cache().unpack(List.of(place));
        assertThat(rest).doesNotExist();
        assertSound(place);
    }

    @Test
    void aFolderThatOthersCanWriteToIsRefused() throws Exception {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), open);
        for (Path folder : List.of(open, link)) {
            CacheFolder place = new CacheFolder(folder, true);
            assertThatThrownBy(() -> cache().unpack(List.of(place)))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("does not belong to this user alone");
        }
        assertThat(open).isEmptyDirectory();
        CacheFolder own = new CacheFolder(temporary.resolve("own"), true);
        assertThat(cache().unpack(List.of(own))).isEqualTo(own.path());
        assertThat(Files.getPosixFilePermissions(own.path())).hasSize(3);
    }

    @Test
    void theLibrariesOfThisMachineAreOnTheClassPath() throws Exception {
        List<PackedLibrary> found = PackedLibrary.onClassPath(Loader.Detector.getPlatform(), "");
        assertThat(found)
                .extracting(PackedLibrary::name)
                .anyMatch(name -> name.contains("jnind4jcpu"))
                .anyMatch(name -> name.contains("jniopenblas"))
                .anyMatch(name -> name.contains("jnijavacpp"))
                .allMatch(PackedLibrary::isLibraryName);
        assertThat(found).allMatch(library -> library.size() > 0 && library.millis() > 0);
    }

    private NativeCache cache() {
        return new NativeCache(libraries(), 0);
    }

    private List<PackedLibrary> libraries() {
        return List.of(
                library("libfirst.so", first, in -> in),
                library("libsecond.so.1", second, in -> in));
    }

    private interface Change {
        InputStream of(InputStream in);
    }

    private PackedLibrary library(String name, byte[] content, Change change) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return new PackedLibrary(
                "some.jar/" + name.replaceAll("\\W.*", "") + "/" + name,
                content.length,
                crc.getValue(),
                MILLIS,
                () -> {
                    opened.add(name);
                    return change.of(new ByteArrayInputStream(content));
                });
    }

    private static InputStream breaking(InputStream in) {
        return new FilterInputStream(in) {
            private int left = 100_000;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                return super.read(buffer, offset, length);
            }
        };
    }

    private CacheFolder place(String name) {
        return new CacheFolder(temporary.resolve(name), false);
    }

    private static Path second(CacheFolder place) {
        return place.path().resolve("some.jar/libsecond/libsecond.so.1");
    }

    private void assertSound(CacheFolder place) throws IOException {
        Path one = place.path().resolve("some.jar/libfirst/libfirst.so");
        assertThat(one).hasBinaryContent(first);
        assertThat(second(place)).hasBinaryContent(second);
        for (Path file : List.of(one, second(place))) {
            assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(MILLIS);
        }
    }

    private static List<String> left(CacheFolder place) throws IOException {
        try (Stream<Path> files = Files.walk(place.path())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> place.path().relativize(file).toString())
                    .toList();
        }
    }

    private static byte[] bytes(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
