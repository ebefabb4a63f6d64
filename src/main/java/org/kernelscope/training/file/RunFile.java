package org.kernelscope.training.file;

import java.nio.file.Path;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.SavedRun;

/**
 * A whole run in one file: the network, every step and epoch, the checkpoints of its history, its
 * settings, and all that it needs to resume. A safetensors file, capped, checked and written
 * atomically. Stateless; any thread but that of JavaFX.
 */
public final class RunFile {
    /** The ending of the names of such files. */
    public static final String SUFFIX = ".run";

    private RunFile() {}

    /**
     * Writes {@code run} or nothing at all. Where the file has no room for all checkpoints of its
     * history, it holds every other one, or every fourth, …
     *
     * @throws UserFacingException if it cannot be written; an older file of that name is then as it
     *     was
     */
    public static void write(Path path, SavedRun run) throws UserFacingException {
        TensorFile whole = RunCodec.whole(run);
        RunSize.check(path, whole, Safetensors.MAX_FILE_BYTES);
        Safetensors.write(path, whole, RunFile::read);
    }

    /**
     * Writes {@code run} without its history: enough to resume, and quickly written.
     *
     * @throws UserFacingException if it cannot be written; an older file of that name is then as it
     *     was
     */
    public static void writeWithoutHistory(Path path, SavedRun run) throws UserFacingException {
        write(path, run.withoutHistory());
    }

    /**
     * True if the file holds a run, sound or not, rather than a network.
     *
     * @throws UserFacingException if it cannot be read or is no safetensors file
     */
    public static boolean holdsRun(Path path) throws UserFacingException {
        return Safetensors.readMetadata(path).containsKey(RunCodec.VERSION);
    }

    /**
     * {@code run} as the content of a file, to be part of a larger one. As with {@link #write}, it
     * holds as much of its history as there is room for.
     *
     * @param cap bytes, with a header
     */
    public static TensorFile encode(SavedRun run, long cap) {
        return RunCodec.whole(run, cap);
    }

    /**
     * The run that {@link #encode} wrote.
     *
     * @param name of the file, for the sentence
     * @throws UserFacingException if it is not a run
     */
    public static SavedRun decode(String name, TensorFile content) throws UserFacingException {
        return RunCodec.decode(name, content);
    }

    /**
     * Reads a run.
     *
     * @throws UserFacingException if the file cannot be read or is not a run
     */
    public static SavedRun read(Path path) throws UserFacingException {
        return RunCodec.decode(path.toString(), Safetensors.readAnyType(path));
    }
}
