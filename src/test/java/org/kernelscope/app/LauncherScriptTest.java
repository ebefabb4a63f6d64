package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
                .containsExactly(
                        "<-jar>",
                        "<" + program.resolve("../../lib/kernelscope.jar").normalize() + ">",
                        "<classify>",
                        "<my digit.png>",
                        "<*>",
                        "<a\"b>");
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path direct = Files.createSymbolicLink(folder.resolve("direct"), program);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), direct.getFileName());
        assertThat(run(relative, java("21")).lines())
                .contains("<" + program.resolve("../../lib/kernelscope.jar").normalize() + ">");
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

    private Path java(String version) throws IOException {
        Path home = folder.resolve("jdk " + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static Answer run(Path script, Path javaHome, String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Arrays.stream(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("KERNELSCOPE_JAVA_OPTS");
        OtherProcess.Ended ended = OtherProcess.run(builder);
        return new Answer(ended.code(), ended.said().lines().toList());
    }

    private record Answer(int code, List<String> lines) {}
}
