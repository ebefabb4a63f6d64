package org.kernelscope.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kernelscope.OtherProcess;

/**
 * Another process that stops in the middle of a write until its input ends: to be killed there, or
 * to be let on.
 */
final class HaltingWriter implements AutoCloseable {
    private static final int HALF = 100_000;

    private final Process process;
    private final Path file;

    /** Starts to write {@code file} and returns when half of the content is on the disk. */
    HaltingWriter(Path file) throws IOException {
        this.file = file;
        process =
                OtherProcess.java(List.of(), HaltingWriter.class, file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (process.getInputStream().read() != '.') {
            throw new IOException("the writer did not come to the middle of " + file);
        }
    }

    public static void main(String[] arguments) throws Exception {
        AtomicFiles.write(Path.of(arguments[0]), HaltingWriter::content);
    }

    private static void content(OutputStream out) throws IOException {
        out.write(new byte[HALF]);
        out.flush();
        System.out.print('.');
        System.out.flush();
        System.in.transferTo(OutputStream.nullOutputStream());
        out.write(new byte[HALF]);
    }

    /** What it has written so far. */
    Path half() throws IOException {
        String mark = "-" + process.pid() + "-";
        try (Stream<Path> files = Files.list(Objects.requireNonNull(file.getParent()))) {
            return files.filter(path -> path.toString().contains(mark)).findFirst().orElseThrow();
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it write the rest; returns its exit code. */
    int goOn() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
