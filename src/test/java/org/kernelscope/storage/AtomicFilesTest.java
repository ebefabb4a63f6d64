package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;

final class AtomicFilesTest {
    @TempDir Path folder;

    @Test
    void aNewFileIsWrittenAndNothingElseStays() throws Exception {
        Path file = folder.resolve("new");
        AtomicFiles.write(file, out -> out.write(text("content")));
        assertThat(file).hasContent("content");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void anOldFileIsReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "a longer text than the new one");
        AtomicFiles.write(file, out -> out.write(text("new")));
        assertThat(file).hasContent("new");
    }

    @Test
    void aWriterThatFailsHalfwayLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "old");
        assertThatThrownBy(
                        () ->
                                AtomicFiles.write(
                                        file,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), "No space left on device");
        assertThat(file).hasContent("old");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void aWriterThatBreaksLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "old");
        assertThatThrownBy(
                        () ->
                                AtomicFiles.write(
                                        file,
                                        out -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void whatCannotBeReadAgainDoesNotReplaceTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "old");
        AtomicFiles.Reading refuses =
                written -> {
                    assertThat(written).hasContent("new");
                    throw new UserFacingException(
                            "training.file.damaged", "the new one", "run/epochs");
                };
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> out.write(text("new")), refuses))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), "read again", "run/epochs");
        assertThat(file).hasContent("old");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "old");
        AtomicFiles.write(
                file,
                out -> {
                    out.write(new byte[100_000]);
                    out.flush();
                    assertThat(file).hasContent("old");
                });
        assertThat(file).hasBinaryContent(new byte[100_000]);
    }

    @Test
    void twoWritersOfTheSameFileDoNotMix() throws Exception {
        Path file = folder.resolve("contested");
        ExecutorService one = NamedThreads.single("test-one");
        ExecutorService two = NamedThreads.single("test-two");
        try {
            CountDownLatch both = new CountDownLatch(2);
            List<Future<?>> writers =
                    List.of(
                            one.submit(() -> writeWith(both, file, (byte) 1)),
                            two.submit(() -> writeWith(both, file, (byte) 2)));
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            one.shutdown();
            two.shutdown();
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(200_000).containsOnly(bytes[0]);
        assertThat(inFolder()).containsExactly(file);
    }

    private static Void writeWith(CountDownLatch both, Path file, byte fill) throws Exception {
        byte[] half = new byte[100_000];
        Arrays.fill(half, fill);
        AtomicFiles.write(
                file,
                out -> {
                    out.write(half);
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    out.write(half);
                });
        return null;
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFiles.write(link, out -> out.write(text("new")));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("no").resolve("such");
        assertRefused(missing.resolve("file"), missing.toString());
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws Exception {
        assertRefused(Files.createDirectory(folder.resolve("sub")), "is a folder");
    }

    @Test
    void aFolderWithoutPermissionIsNamed() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(closed), "the administrator may write everywhere");
        assertRefused(closed.resolve("file"), closed.toString());
    }

    @Test
    void aProtectedFileIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("protected"), "old");
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(file), "the administrator may write everything");
        assertRefused(file, "write-protected");
        assertThat(file).hasContent("old");
    }

    @Test
    void whatCannotWorkIsKnownBeforehand() throws Exception {
        Path nowhere = folder.resolve("no").resolve("file");
        assertThatThrownBy(() -> AtomicFiles.check(nowhere))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(nowhere.toString());
        Path file = folder.resolve("file");
        assertThat(AtomicFiles.check(file)).isEqualTo(file);
        assertThat(inFolder()).isEmpty();
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> out.write(1)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), sentence);
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatAKilledWriterLeftInTheFolderIsTakenAway() throws Exception {
        Process killed = TemporaryFilesTest.sleeper();
        Path left = folder.resolve(TemporaryFilesTest.name(killed, ".tmp"));
        Path atWork = folder.resolve(TemporaryFilesTest.name(killed, ".claim"));
        Files.writeString(left, "half");
        Files.writeString(atWork, "");
        Path file = folder.resolve("net.safetensors");
        AtomicFiles.write(file, out -> out.write(1));
        assertThat(left).as("it may still be written").exists();
        killed.destroyForcibly().waitFor();
        AtomicFiles.write(folder.resolve("another"), out -> out.write(1));
        assertThat(left).doesNotExist();
        assertThat(atWork).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void aLinkToNothingIsFollowed() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("not yet"));
        AtomicFiles.write(link, out -> out.write(text("new")));
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("not yet")).hasContent("new");
    }
}
