package org.kernelscope.training.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.storage.TemporaryFiles;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.record.SavedRun;

/**
 * Saves the run of a training every few seconds, on a thread of its own, so that a crash or a
 * closed window costs no more than those seconds; and finds, at the next start, what was saved. Any
 * thread.
 */
public final class Autosave implements AutoCloseable {
    private static final long EVERY_NANOS = 3_000_000_000L;

    /** Of the time, no more than this share is spent on saving. */
    private static final int COST = 20;

    /** The part of the history that is written at a time. */
    private static final long MOMENT_BYTES = 6L << 20;

    private static final long RETRY_NANOS = 50_000_000L;
    private static final int KEPT_FOLDERS = 3;
    private static final int PATIENCE_SECONDS = 4;

    private final Path place;
    private final long everyNanos;
    private final ScheduledExecutorService thread = NamedThreads.scheduled("autosave");
    private final AtomicReference<@Nullable SavedRun> waiting = new AtomicReference<>();
    private volatile @Nullable UserFacingException problem;
    private volatile Runnable listener = () -> {};
    private volatile long nextNanos = System.nanoTime();
    private volatile boolean closed;

    // These belong to the saving thread.
    private @Nullable AutosaveFolder folder;
    private int runInFolder;
    private boolean overInFolder;
    private @Nullable SavedRun unsaved;

    /**
     * @param place the folder that holds the folders of the runs; made when something is saved
     */
    public Autosave(Path place) {
        this(place, EVERY_NANOS);
    }

    /**
     * @param everyNanos the shortest time between two saves
     */
    Autosave(Path place, long everyNanos) {
        this.place = place;
        this.everyNanos = everyNanos;
    }

    /** The autosave in the folder of the user. */
    public static Autosave ofUser() {
        return new Autosave(SettingsFile.ofUser().folder().resolve("runs"));
    }

    /**
     * The runs that were saved and that no program works on now, the newest first; none that is
     * over and {@linkplain #offered was offered} before. Reads files: not for the JavaFX thread.
     */
    public List<PendingRun> pending() {
        List<PendingRun> found = new ArrayList<>();
        for (AutosaveFolder candidate : folders()) {
            try {
                if (!candidate.lock()) {
                    continue;
                }
                TemporaryFiles.sweep(candidate.path());
                if (!candidate.holdsRun()) {
                    // The process was killed before it had saved anything.
                    candidate.delete();
                } else {
                    PendingRun run = PendingRun.read(candidate);
                    if (!run.run().run().isOver() || !candidate.wasOffered()) {
                        found.add(run);
                    }
                }
            } catch (UserFacingException | IOException | RuntimeException damaged) {
                System.getLogger(Autosave.class.getName())
                        .log(System.Logger.Level.DEBUG, "cannot be offered", damaged);
            } finally {
                candidate.close();
            }
        }
        found.sort(Comparator.comparing(PendingRun::savedAt).reversed());
        return found;
    }

    /** Notes that the run was offered: one that is over is offered once. */
    public void offered(PendingRun run) {
        thread.execute(() -> quietly(() -> ifLeft(run.folder(), AutosaveFolder::markOffered)));
    }

    /** Deletes a run that is not to be resumed. */
    public void discard(PendingRun run) {
        thread.execute(() -> quietly(() -> ifLeft(run.folder(), AutosaveFolder::delete)));
    }

    /** Another program may have begun to work with the folder since it was read. */
    private static void ifLeft(Path folder, FolderStep step) throws UserFacingException {
        try (AutosaveFolder left = new AutosaveFolder(folder)) {
            if (left.lock()) {
                step.with(left);
            }
        }
    }

    /** From now on saves run {@code number} where {@code run} was saved. */
    public void adopt(PendingRun run, int number) {
        thread.execute(
                () -> {
                    AutosaveFolder adopted = new AutosaveFolder(run.folder());
                    quietly(
                            () -> {
                                if (adopted.lock()) {
                                    leave();
                                    folder = adopted;
                                    runInFolder = number;
                                }
                            });
                });
    }

    /** True if the time has come to save again. */
    public boolean isDue() {
        return waiting.get() == null && System.nanoTime() - nextNanos >= 0;
    }

    /** Saves {@code run} soon; one that still waits is replaced. */
    public void save(SavedRun run) {
        nextNanos = System.nanoTime() + everyNanos;
        if (waiting.getAndSet(run) == null && !closed) {
            thread.execute(this::write);
        }
    }

    private void write() {
        SavedRun run = waiting.getAndSet(null);
        if (run == null) {
            return;
        }
        long start = System.nanoTime();
        attempt(run);
        long took = System.nanoTime() - start;
        nextNanos = System.nanoTime() + (everyNanos == 0 ? 0 : Math.max(everyNanos, COST * took));
    }

    private void attempt(SavedRun run) {
        UserFacingException failure = null;
        try {
            write(run);
        } catch (UserFacingException described) {
            failure = described;
        } catch (RuntimeException | OutOfMemoryError broken) {
            failure = UserFacingException.causedBy(broken, "training.refused", broken);
        }
        boolean retrying = unsaved != null;
        unsaved = failure == null ? null : run;
        tell(failure);
        if (failure != null && !retrying && !closed) {
            retryLater();
        }
    }

    /** A run that holds brings no newer state: what could not be saved is tried again by itself. */
    private void retryLater() {
        thread.schedule(this::retry, Math.max(RETRY_NANOS, everyNanos), TimeUnit.NANOSECONDS);
    }

    private void retry() {
        SavedRun run = unsaved;
        if (run != null) {
            attempt(run);
        }
        if (unsaved != null && !closed) {
            retryLater();
        }
    }

    /** One sentence for as long as the trouble lasts. */
    private void tell(@Nullable UserFacingException failure) {
        UserFacingException before = problem;
        if (failure == null) {
            problem = null;
        } else if (before == null) {
            problem = UserFacingException.causedBy(failure, "training.file.unsaved", failure);
        }
        if (problem != before) {
            listener.run();
        }
    }

    /**
     * Calls {@code toChanges} on the saving thread when saving begins to fail and when it works
     * again.
     */
    public void listen(Runnable toChanges) {
        listener = toChanges;
    }

    private void write(SavedRun run) throws UserFacingException {
        AutosaveFolder open = folder;
        boolean gone = open != null && !Files.isDirectory(open.path());
        if (open == null || gone || runInFolder != run.run().number()) {
            AutosaveFolder fresh =
                    new AutosaveFolder(
                            place.resolve("run-" + UUID.randomUUID().toString().substring(0, 13)));
            begin(fresh, run);
            leave();
            folder = fresh;
            runInFolder = run.run().number();
            forgetOldest();
        } else {
            open.write(run, closed ? Long.MAX_VALUE : MOMENT_BYTES);
        }
        overInFolder = run.run().isOver();
    }

    /** Writes into a new folder; where that does not work, none is left behind. */
    private static void begin(AutosaveFolder fresh, SavedRun run) throws UserFacingException {
        boolean done = false;
        try {
            if (!fresh.lock()) {
                throw new UserFacingException("storage.writeFailed", fresh.path(), "locked");
            }
            fresh.write(run, MOMENT_BYTES);
            done = true;
        } finally {
            if (!done) {
                fresh.delete();
            }
        }
    }

    /**
     * The program works on another run now. One that is over goes; one that is not is kept and can
     * be resumed after the next start.
     */
    private void leave() {
        AutosaveFolder left = folder;
        if (left != null && overInFolder) {
            left.delete();
        } else if (left != null) {
            left.close();
        }
        overInFolder = false;
    }

    /** Runs that were offered and left alone, or cannot be read, do not pile up. */
    private void forgetOldest() throws UserFacingException {
        List<AutosaveFolder> left = folders();
        AutosaveFolder ours = folder;
        left.removeIf(one -> ours != null && one.path().equals(ours.path()));
        left.sort(Comparator.comparing(AutosaveFolder::changedAt).reversed());
        for (AutosaveFolder old : left.subList(Math.min(KEPT_FOLDERS, left.size()), left.size())) {
            ifLeft(old.path(), AutosaveFolder::delete);
        }
    }

    private List<AutosaveFolder> folders() {
        List<AutosaveFolder> folders = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return folders;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "run-*")) {
            found.forEach(path -> folders.add(new AutosaveFolder(path)));
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return folders;
    }

    /** The reason why the run is not saved; the same for as long as it lasts. */
    public Optional<UserFacingException> problem() {
        return Optional.ofNullable(problem);
    }

    /** A step that may fail for reasons that a person can do something about. */
    @FunctionalInterface
    private interface Step {
        void run() throws UserFacingException;
    }

    /** A step with a folder. */
    @FunctionalInterface
    private interface FolderStep {
        void with(AutosaveFolder folder) throws UserFacingException;
    }

    /** For what costs no training if it fails. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (UserFacingException | RuntimeException failure) {
            System.getLogger(Autosave.class.getName())
                    .log(System.Logger.Level.DEBUG, "not done", failure);
        }
    }

    /** Saves what still waits, and ends the thread; waits for that a few seconds at the most. */
    @Override
    public void close() {
        closed = true;
        thread.execute(
                () -> {
                    write();
                    retry();
                    if (folder != null) {
                        folder.close();
                    }
                });
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
