package org.kernelscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs other processes to their end. What they say goes to a file and not through a pipe, so that a
 * process that does not end is stopped after a while instead of stopping the test.
 */
public final class OtherProcess {
    /** For a process that hangs; not how long one may take. */
    private static final long MOST_MINUTES = 5;

    private OtherProcess() {}

    /**
     * How a process ended.
     *
     * @param code its exit code
     * @param said its output and its errors; the errors alone, if the output was redirected
     */
    public record Ended(int code, String said) {}

    /** This Java with the class path of the tests. */
    public static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Runs a process to its end. */
    public static Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        try {
            if (builder.redirectOutput() == ProcessBuilder.Redirect.PIPE) {
                builder.redirectErrorStream(true).redirectOutput(said.toFile());
            } else {
                builder.redirectError(said.toFile());
            }
            Process process = builder.start();
            boolean ended;
            try {
                ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            // Malformed bytes become question marks; they do not fail.
            String text = new String(Files.readAllBytes(said), charset());
            assertThat(ended).as("%s ended; it said: %s", builder.command(), text).isTrue();
            return new Ended(process.exitValue(), text);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** The one in which a process started from here writes. */
    private static Charset charset() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
