package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process left goes; what anybody may still be working on stays. */
final class TemporaryFilesTest {
    @TempDir Path folder;

    @Test
    void whatIsStaleGoesAndNothingElse() throws Exception {
        Process alive = sleeper();
        Process killed = sleeper();
        killed.destroyForcibly().waitFor();
        ProcessMark own = ProcessMark.own();
        try (TemporaryFiles.Held held = TemporaryFiles.take(folder)) {
            List<Path> stay =
                    List.of(
                            Files.createFile(held.file()),
                            put(name(alive, ".tmp")),
                            put(name(alive, ".claim")),
                            put(name(new ProcessMark(own.pid(), 0, "00000000"), ".tmp")),
                            put(".kernelscope-mine.tmp"),
                            put(".net.safetensors.0a1b2c3d.tmp"),
                            put("net.safetensors"));
            List<Path> go =
                    List.of(
                            put(name(killed, ".tmp")),
                            put(name(killed, ".claim")),
                            // The number of the process was given to another one since.
                            put(name(of(alive, -3_600), ".tmp")),
                            // Of this process, but it does not know of it.
                            put(name(own, ".tmp")));
            TemporaryFiles.sweep(folder);
            assertThat(stay).allMatch(Files::exists);
            assertThat(go).noneMatch(Files::exists);
        } finally {
            alive.destroyForcibly();
        }
    }

    @Test
    void aFileInUseStaysHoweverItsFolderIsCalled() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (TemporaryFiles.Held held = TemporaryFiles.take(folder)) {
            Files.createFile(held.file());
            TemporaryFiles.sweep(link);
            assertThat(held.file()).exists();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(link);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() {
        TemporaryFiles.sweep(folder.resolve("nowhere"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNameIsClaimedOnceAtATime() throws Exception {
        Path target = folder.resolve("net.safetensors");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (TemporaryFiles.Held held = TemporaryFiles.claim(target).orElseThrow()) {
            assertThat(held.file()).exists();
            assertThat(TemporaryFiles.claim(target)).isEmpty();
            assertThat(TemporaryFiles.claim(link.resolve("net.safetensors"))).isEmpty();
            TemporaryFiles.claim(folder.resolve("other")).orElseThrow().close();
            assertThat(held.file()).exists();
        }
        TemporaryFiles.claim(target).orElseThrow().close();
    }

    @Test
    void aClaimOfAnotherProcessCountsAsLongAsItLives() throws Exception {
        Path target = folder.resolve("net.safetensors");
        Process other = sleeper();
        Files.createFile(claimOf(other, target));
        assertThat(TemporaryFiles.claim(target)).isEmpty();
        other.destroyForcibly().waitFor();
        TemporaryFiles.claim(target).orElseThrow().close();
    }

    @Test
    void aMarkIsReadAsItWasWritten() {
        ProcessMark own = ProcessMark.own();
        assertThat(ProcessMark.parse(own.toString())).contains(own);
        assertThat(own.isGone()).isFalse();
        assertThat(ProcessMark.parse("")).isEmpty();
        assertThat(ProcessMark.parse("99999999999999999999-00000000-00000000")).isEmpty();
    }

    /** A process that does nothing until it is killed. */
    static Process sleeper() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Sleeper.class.getName())
                .start();
    }

    /** The file by which {@code process} claims {@code target}. */
    static Path claimOf(Process process, Path target) throws IOException {
        try (TemporaryFiles.Held held = TemporaryFiles.claim(target).orElseThrow()) {
            String own = Objects.toString(held.file().getFileName());
            String mark = ProcessMark.own().toString();
            return target.resolveSibling(own.replace(mark, of(process, 0).toString()));
        }
    }

    private static String name(Process process, String suffix) {
        return name(of(process, 0), suffix);
    }

    private static String name(ProcessMark mark, String suffix) {
        return ".kernelscope-" + mark + "-0a1b2c3d" + suffix;
    }

    private static ProcessMark of(Process process, long seconds) {
        long start =
                process.info().startInstant().map(Instant::getEpochSecond).orElse(0L) + seconds;
        return new ProcessMark(process.pid(), start, ProcessMark.own().place());
    }

    private Path put(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "");
    }

    /** Waits for the end of its input, which comes with the end of its parent at the latest. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) throws IOException {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
