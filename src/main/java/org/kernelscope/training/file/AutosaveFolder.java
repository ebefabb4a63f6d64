package org.kernelscope.training.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.SavedRun;

/**
 * The folder that one run is saved in over and over. What does not change any more (a checkpoint of
 * the history, a full chunk of steps) has a file of its own and is written once; only the state is
 * written anew each time, last and atomically, so that whenever the process is killed the folder
 * holds the run as it was at some save. While a program uses the folder it holds a lock in it. One
 * thread.
 */
final class AutosaveFolder implements AutoCloseable {
    private static final String STATE = "state.safetensors";
    private static final String LOCK = "lock";
    private static final String OFFERED = "offered";
    private static final Pattern MOMENT_FILE = Pattern.compile("moment-(\\d{1,9})\\.safetensors");

    /**
     * The folders that this process has: to open a lock file again and close it would, on some
     * systems, give up the lock.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Set<String> written = new HashSet<>();
    private @Nullable FileChannel lockChannel;

    AutosaveFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /**
     * Takes the folder for this program; it is made if need be.
     *
     * @return true if no other program has it
     */
    boolean lock() throws UserFacingException {
        if (!OURS.add(key())) {
            return false;
        }
        boolean locked = false;
        try {
            locked = lockFile();
            return locked;
        } finally {
            if (!locked) {
                OURS.remove(key());
            }
        }
    }

    private Path key() {
        return folder.toAbsolutePath().normalize();
    }

    private boolean lockFile() throws UserFacingException {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            lockChannel = channel;
            return true;
        } catch (IOException e) {
            throw UserFacingException.causedBy(
                    e, "storage.noFolder", folder.resolve(STATE), folder);
        }
    }

    /**
     * Brings the folder up to date.
     *
     * @param checkpointBytes the part of the history that may be written now, beyond one
     *     checkpoint; the rest follows the next time
     */
    void write(SavedRun saved, long checkpointBytes) throws UserFacingException {
        Set<String> wanted = new HashSet<>(Set.of(STATE, LOCK));
        if (saved.run().isOver()) {
            wanted.add(OFFERED);
        }
        long room = checkpointBytes;
        for (Checkpoint checkpoint : RunCodec.past(saved)) {
            String name = "moment-" + checkpoint.step() + ".safetensors";
            wanted.add(name);
            if (room > 0 && !written.contains(name)) {
                Tensor flat = RunCodec.flat(checkpoint.weights());
                room -= Float.BYTES * (long) flat.size();
                write(name, Map.of(), Map.of(RunCodec.CHECKPOINT + checkpoint.step(), flat));
            }
        }
        MetricSeries steps = saved.run().steps();
        int full = steps.size() / MetricSeries.CHUNK;
        for (int chunk = 0; chunk < full; chunk++) {
            String name = stepsFile(chunk);
            wanted.add(name);
            if (!written.contains(name)) {
                Tensor rows = RunCodec.steps(steps, chunk * MetricSeries.CHUNK, MetricSeries.CHUNK);
                write(name, Map.of(), Map.of(RunCodec.STEPS, rows));
            }
        }
        TensorFile core = RunCodec.core(saved);
        Map<String, Tensor> tensors = new LinkedHashMap<>(core.tensors());
        int rest = steps.size() - full * MetricSeries.CHUNK;
        if (rest > 0) {
            tensors.put(RunCodec.STEPS, RunCodec.steps(steps, full * MetricSeries.CHUNK, rest));
        }
        Safetensors.write(
                folder.resolve(STATE),
                new TensorFile(core.metadata(), tensors, core.arrays()),
                fresh -> decode(fresh, Safetensors.readAnyType(fresh), Map.of()));
        deleteAllBut(wanted);
    }

    private void write(String name, Map<String, String> texts, Map<String, Tensor> tensors)
            throws UserFacingException {
        Safetensors.write(folder.resolve(name), new TensorFile(texts, tensors));
        written.add(name);
    }

    /** True if a run was saved here. */
    boolean holdsRun() {
        return Files.isRegularFile(folder.resolve(STATE));
    }

    /** Notes that the run was offered. */
    void markOffered() throws UserFacingException {
        Path mark = folder.resolve(OFFERED);
        try {
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.noFolder", mark, folder);
        }
    }

    /** True if the run was offered since it was written. */
    boolean wasOffered() {
        return Files.exists(folder.resolve(OFFERED));
    }

    /** The time at which it was saved. */
    Instant savedAt() throws IOException {
        return Files.getLastModifiedTime(folder.resolve(STATE)).toInstant();
    }

    /** The time at which it was saved; the beginning of time if it never was. */
    Instant changedAt() {
        try {
            return savedAt();
        } catch (IOException neverSaved) {
            return Instant.EPOCH;
        }
    }

    /**
     * Reads the run. A checkpoint that cannot be read is left out: the run can be resumed without
     * it.
     *
     * @throws UserFacingException if the state, or a chunk of steps, is missing or damaged
     */
    SavedRun read() throws UserFacingException {
        Path state = folder.resolve(STATE);
        TensorFile core = Safetensors.readAnyType(state);
        RunCodec.Outline outline = RunCodec.outline(state.toString(), core);
        return decode(state, core, checkpoints(outline));
    }

    /**
     * @param core the content of {@code state}: all but the checkpoints and the full chunks
     */
    private SavedRun decode(Path state, TensorFile core, Map<String, Tensor> checkpoints)
            throws UserFacingException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(core.tensors());
        List<Tensor> chunks = new ArrayList<>();
        // A chunk that was written after the state, just before a kill, is still in the state.
        long full = RunCodec.outline(state.toString(), core).step() / MetricSeries.CHUNK;
        for (int chunk = 0; chunk < full; chunk++) {
            chunks.add(chunk(chunk));
        }
        Tensor rest = tensors.get(RunCodec.STEPS);
        if (rest != null) {
            chunks.add(rest);
        }
        if (!chunks.isEmpty()) {
            tensors.put(RunCodec.STEPS, joined(chunks));
        }
        tensors.putAll(checkpoints);
        return RunCodec.decode(
                state.toString(), new TensorFile(core.metadata(), tensors, core.arrays()));
    }

    private Tensor chunk(int number) throws UserFacingException {
        Path file = folder.resolve(stepsFile(number));
        Tensor rows = Safetensors.read(file).tensors().get(RunCodec.STEPS);
        if (rows == null) {
            throw new UserFacingException("training.file.damaged", file, RunCodec.STEPS);
        }
        return rows;
    }

    private static String stepsFile(int chunk) {
        return "steps-" + chunk + ".safetensors";
    }

    /** The checkpoints on the disk before the last step. */
    private Map<String, Tensor> checkpoints(RunCodec.Outline outline) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int step : checkpointsOnDisk()) {
            try {
                Path file = folder.resolve("moment-" + step + ".safetensors");
                String name = RunCodec.CHECKPOINT + step;
                Tensor flat = Safetensors.read(file).tensors().get(name);
                if (flat != null && step < outline.step()) {
                    Checkpoint unused =
                            RunCodec.checkpoint(
                                    outline.architecture(), name, RunCodec.CHECKPOINT, flat);
                    tensors.put(name, flat);
                }
            } catch (UserFacingException | IllegalArgumentException unreadable) {
                System.getLogger(AutosaveFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, "left out", unreadable);
            }
        }
        return tensors;
    }

    private static Tensor joined(List<Tensor> chunks) {
        int size = chunks.stream().mapToInt(Tensor::size).sum();
        float[] all = new float[size];
        int at = 0;
        for (Tensor chunk : chunks) {
            chunk.copyTo(all, at);
            at += chunk.size();
        }
        int metrics = MetricSeries.Metric.values().length;
        return Tensor.takeOver(Shape.of(size / metrics, metrics), all);
    }

    /** The steps in the names of the files that hold checkpoints, in order. */
    private List<Integer> checkpointsOnDisk() {
        TreeSet<Integer> found = new TreeSet<>();
        for (String name : names()) {
            Matcher matcher = MOMENT_FILE.matcher(name);
            if (matcher.matches()) {
                found.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return List.copyOf(found);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException gone) {
            return List.of();
        }
        return names;
    }

    /**
     * Deletes files that are no longer part of the run, and half-written ones of a killed program.
     */
    private void deleteAllBut(Set<String> wanted) {
        for (String name : names()) {
            if (!wanted.contains(name)) {
                delete(folder.resolve(name));
                written.remove(name);
            }
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        FileChannel channel = lockChannel;
        if (channel != null) {
            lockChannel = null;
            OURS.remove(key());
            try {
                channel.close();
            } catch (IOException e) {
                // The lock ends with the process at the latest.
            }
        }
    }

    /** Takes the folder away with all that is in it. */
    void delete() {
        close();
        deleteAllBut(Set.of());
        delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It will be tried again with the next save.
        }
    }
}
