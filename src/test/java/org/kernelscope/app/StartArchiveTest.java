package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether an archive is made for the next start. */
final class StartArchiveTest {
    private static final String USED = "-XX:SharedArchiveFile=x.jsa";

    @TempDir Path folder;

    @Test
    void oneIsMissingIfJavaUsesNoneOrRefusedIt() {
        assertThat(StartArchive.missing(properties("mixed mode, sharing"), List.of())).isPresent();
        assertThat(StartArchive.missing(properties("mixed mode"), List.of(USED))).isPresent();
        assertThat(StartArchive.missing(properties("mixed mode, sharing"), List.of(USED)))
                .isEmpty();
        assertThat(
                        StartArchive.missing(
                                properties("mixed mode, sharing"), List.of("-XX:AOTCache=x.aot")))
                .isEmpty();
        assertThat(
                        StartArchive.missing(
                                properties("mixed mode"), List.of("-XX:AOTCacheOutput=x.aot")))
                .isEmpty();
        assertThat(StartArchive.missing(new Properties(), List.of())).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itAppearsWholeOrNotAtAll() throws Exception {
        Path archive = folder.resolve("cache/start.jsa");
        new StartArchive(script("printf abc >\"$KERNELSCOPE_MAKE_ARCHIVE\""), archive).make();
        await().until(() -> Files.exists(archive));
        assertThat(archive).hasContent("abc");

        Path other = folder.resolve("other/start.jsa");
        Path ended = folder.resolve("ended");
        new StartArchive(
                        script(
                                "printf a >\"$KERNELSCOPE_MAKE_ARCHIVE\"; touch '"
                                        + ended
                                        + "'; exit 1"),
                        other)
                .make();
        await().until(() -> Files.exists(ended) && isEmpty(folder.resolve("other")));
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNoFault() throws Exception {
        Path file = Files.createFile(folder.resolve("a file"));
        new StartArchive(folder.resolve("none"), file.resolve("start.jsa")).make();
        assertThat(file).isEmptyFile();
    }

    private static boolean isEmpty(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private Path script(String work) throws Exception {
        Path script = folder.resolve("launcher");
        Files.writeString(script, "#!/bin/sh\n" + work + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static Properties properties(String info) {
        Properties properties = new Properties();
        properties.setProperty("kernelscope.launcher", "bin/kernelscope");
        properties.setProperty("kernelscope.archive", "start.jsa");
        properties.setProperty("java.vm.info", info);
        return properties;
    }
}
