package org.kernelscope.training;

import java.nio.file.Path;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.text.Problem;

/**
 * A whole run in one file: the network, every step and epoch, the moments of its history, its
 * settings, and what it needs to go on. A safetensors file, capped, checked and written atomically.
 * Stateless; any thread, but not one that somebody looks at.
 */
public final class RunFile {
    /** How the names of such files end. */
    public static final String SUFFIX = ".run";

    private RunFile() {}

    /**
     * Writes {@code run} whole or not at all.
     *
     * @throws Problem if it cannot be written; an older file of that name is then as it was
     */
    public static void write(Path path, SavedRun run) throws Problem {
        Safetensors.write(path, RunCodec.whole(run));
    }

    /**
     * Writes {@code run} without its history: enough to go on, and quickly written.
     *
     * @throws Problem if it cannot be written; an older file of that name is then as it was
     */
    public static void writeWithoutHistory(Path path, SavedRun run) throws Problem {
        Safetensors.write(path, RunCodec.whole(run.withoutHistory()));
    }

    /**
     * Reads a run.
     *
     * @throws Problem if the file cannot be read or is not a run
     */
    public static SavedRun read(Path path) throws Problem {
        return RunCodec.decode(path.toString(), Safetensors.read(path));
    }
}
