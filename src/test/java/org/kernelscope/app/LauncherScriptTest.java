package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.OtherProcess;

/** {@code bin/kernelscope}, with a Java that only tells what it was given. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherScriptTest {
    private static final Path SCRIPT = Path.of("src/dist/bin/kernelscope");
    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
                echo 'openjdk version "%s" 2025-04-15' >&2
                exit
            fi
            for argument; do echo "<$argument>"; done
            exit 3
            """;

    @TempDir Path folder;
    private Path program = Path.of("");

    @BeforeEach
    void aProgramInAFolderWithASpace() throws IOException {
        Path home = folder.toRealPath().resolve("a folder");
        program = home.resolve("bin").resolve("kernelscope");
        Files.createDirectories(program.getParent());
        Files.copy(SCRIPT, program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void argumentsAndTheExitCodePassUnchanged() throws Exception {
        Answer answer = run(program, java("17.0.15"), "classify", "my digit.png", "*", "a\"b");
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.lines())
                .containsSubsequence(
                        "<-cp>",
                        classPath(home()),
                        "<org.kernelscope.app.Main>",
                        "<classify>",
                        "<my digit.png>",
                        "<*>",
                        "<a\"b>");
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path direct = Files.createSymbolicLink(folder.resolve("direct"), program);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), direct.getFileName());
        assertThat(run(relative, java("21")).lines()).contains(classPath(home()));
    }

    @Test
    void theJavaInsideComesFirst() throws Exception {
        javaInside();
        assertThat(run(program, folder.resolve("nowhere")).lines())
                .contains("<org.kernelscope.app.Main>");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theArchiveOfClassesIsUsedWhereverTheProgramLies() throws Exception {
        javaInside();
        Files.createDirectories(home().resolve("lib"));
        Files.createFile(home().resolve("lib/kernelscope.jar"));
        assertThat(run(program, folder).lines()).noneMatch(line -> line.contains("SharedArchive"));

        Path archive = Files.createFile(home().resolve("lib/kernelscope.jsa"));
        assertThat(run(program, folder).lines())
                .contains("<-XX:SharedArchiveFile=" + archive + ">", "<-Xlog:disable>")
                .contains(classPath(Path.of("/proc/self/fd/9")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void newerJavaUsesAnArchiveOfItsOwnKindAndMakesIt() throws Exception {
        javaInside("25.0.1");
        Files.createDirectories(home().resolve("lib"));
        Files.createFile(home().resolve("lib/kernelscope.jar"));
        Files.createFile(home().resolve("lib/kernelscope.jsa"));
        assertThat(run(program, folder).lines())
                .noneMatch(line -> line.contains("SharedArchive") || line.contains("AOTCache"))
                .contains(classPath(home()));

        Path archive = Files.createFile(home().resolve("lib/kernelscope.aot"));
        assertThat(run(program, folder).lines())
                .contains("<-XX:AOTCache=" + archive + ">", "<-Xlog:disable>")
                .anyMatch(
                        line ->
                                line.startsWith("<-Dkernelscope.archive=")
                                        && line.endsWith(".aot>"));

        Path made = folder.resolve("made");
        assertThat(
                        run(program, folder, Map.of("KERNELSCOPE_MAKE_ARCHIVE", made.toString()))
                                .lines())
                .contains("<-XX:AOTCacheOutput=" + made + ">", "<-XX:TieredStopAtLevel=2>")
                .noneMatch(line -> line.contains("AOTCache="));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void foldersOfNativeLibrariesAreNotOnTheClassPath() throws Exception {
        Path java = java("21");
        Path one = home().resolve("lib/native/org/bytedeco/openblas/linux-x86_64");
        Path other =
                home().resolve("lib/native/org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64");
        for (Path library :
                List.of(
                        one.resolve("liba.so"),
                        one.resolve("libb.so.0"),
                        other.resolve("libc.so"))) {
            Files.createDirectories(library.getParent());
            Files.createFile(library);
        }
        assertThat(run(program, java).lines())
                .contains(classPath(home()))
                .contains("<-Djava.library.path=" + one + ":" + other + ">")
                .contains("<-Dorg.bytedeco.javacpp.pathsfirst=true>");
    }

    @Test
    void theUsersArchiveIsPassedOverWhenTheProgramIsNewer() throws Exception {
        Path home = java("21");
        Files.createDirectories(home().resolve("lib"));
        Path jar = Files.createFile(home().resolve("lib/kernelscope.jar"));
        String named =
                run(program, home).lines().stream()
                        .filter(line -> line.startsWith("<-Dkernelscope.archive="))
                        .findFirst()
                        .orElseThrow();
        Path archive = Path.of(named.substring(named.indexOf('=') + 1, named.length() - 1));
        assertThat(archive.startsWith(folder.resolve("cache"))).isTrue();
        Files.createDirectories(archive.getParent());
        Files.createFile(archive);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(5_000));
        assertThat(run(program, home).lines()).contains("<-XX:SharedArchiveFile=" + archive + ">");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(9_000));
        assertThat(run(program, home).lines()).noneMatch(line -> line.contains("SharedArchive"));
    }

    @Test
    void safeGraphicsDoWithoutTheGraphicsCard() throws Exception {
        assertThat(run(program, java("21"), "--safe-graphics", "a.kscope.json").lines())
                .contains("<-Dprism.order=sw>", "<a.kscope.json>")
                .doesNotContain("<--safe-graphics>");
    }

    @Test
    void settingsStayBesideTheProgramIfThereIsAFolderForThem() throws Exception {
        Path java = java("21");
        String kept = "<-Dkernelscope.home=" + home().resolve("settings") + ">";
        assertThat(run(program, java).lines())
                .contains("<-Dkernelscope.defaults=" + home().resolve("defaults.json") + ">")
                .doesNotContain(kept);
        Files.createDirectory(home().resolve("settings"));
        assertThat(run(program, java).lines()).contains(kept);
    }

    @Test
    void newerJavaIsToldOfNativeCode() throws Exception {
        assertThat(run(program, java("25-ea")).lines())
                .contains("<--enable-native-access=ALL-UNNAMED>")
                .contains("<--sun-misc-unsafe-memory-access=allow>");
        assertThat(run(program, java("23.0.1")).lines()).noneMatch(line -> line.contains("unsafe"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesOfFilesMayHaveAllLettersInTheLocaleC() throws Exception {
        Path home = java("17.0.15");
        Files.writeString(
                home.resolve("bin/java"),
                JAVA.formatted("17.0.15")
                        .replace("for argument", "echo \"$LC_ALL\"\nfor argument"));
        assertThat(run(program, home).lines()).first().isEqualTo("C.UTF-8");
    }

    @Test
    void openBlasHasOneThread() throws Exception {
        Path home = java("21");
        Files.writeString(
                home.resolve("bin/java"),
                JAVA.formatted("21")
                        .replace("for argument", "echo \"$OPENBLAS_NUM_THREADS\"\nfor argument"));
        assertThat(run(program, home).lines()).first().isEqualTo("1");
    }

    @Test
    void olderJavaIsRefusedWithItsVersion() throws Exception {
        Answer answer = run(program, java("1.8.0_452"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines()).singleElement().asString().contains("17 or newer", "1.8.0_452");
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        Answer answer = run(program, folder.resolve("nowhere"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines()).singleElement().asString().contains("JAVA_HOME", "nowhere");
    }

    private Path home() {
        return program.resolve("../..").normalize();
    }

    private static String classPath(Path home) {
        return "<" + home + "/lib/kernelscope.jar>";
    }

    private void javaInside() throws IOException {
        javaInside("17.0.15");
    }

    private void javaInside(String version) throws IOException {
        Path java = Files.createDirectories(home().resolve("runtime/bin")).resolve("java");
        Files.writeString(java, JAVA.formatted("none"));
        Files.writeString(
                home().resolve("runtime/release"),
                "JAVA_VERSION=\"" + version + "\"\nMODULES=\"\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private Path java(String version) throws IOException {
        Path home = folder.resolve("jdk " + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private Answer run(Path script, Path javaHome, String... arguments) throws Exception {
        return run(script, javaHome, Map.of(), arguments);
    }

    private Answer run(
            Path script, Path javaHome, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Arrays.stream(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().remove("KERNELSCOPE_JAVA_OPTS");
        builder.environment().remove("KERNELSCOPE_JAVA_HOME");
        builder.environment().remove("KERNELSCOPE_MAKE_ARCHIVE");
        builder.environment().putAll(environment);
        OtherProcess.Ended ended = OtherProcess.run(builder);
        return new Answer(ended.code(), ended.said().lines().toList());
    }

    private record Answer(int code, List<String> lines) {}
}
