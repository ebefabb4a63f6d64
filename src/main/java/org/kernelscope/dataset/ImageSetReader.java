package org.kernelscope.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.DigitPhotograph;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.InkPlace;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;

/**
 * Reads many image files on all processors, and prepares those of digits; images in colour are
 * reduced as a whole if the set has colours. The result depends on the files alone. Any thread.
 */
final class ImageSetReader {
    private static final int MAX_THREADS = 8;
    private static final long LOOK_MILLIS = 50;

    /** Larger files are refused before they are read. */
    private static final long MAX_FILE_BYTES = 64L << 20;

    private final List<LabelledFile> files;
    private final ClassNames classes;
    private final Shape image;
    private final FindOptions options;
    private final AtomicReferenceArray<@Nullable Object> outcomes;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean cancelled;

    /**
     * @param image the shape of the images of the set
     */
    ImageSetReader(List<LabelledFile> files, ClassNames classes, Shape image) {
        this.files = files;
        this.classes = classes;
        this.image = image;
        this.options = FindOptions.usual(classes);
        this.outcomes = new AtomicReferenceArray<>(files.size());
    }

    /**
     * The examples in the files that can be read; the others are named in {@code report}.
     *
     * @throws CancellationException if {@code progress} has ended it
     */
    List<OwnExample> read(ImportReport.Builder report, ImportProgress progress) {
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Math.max(1, Math.min(Math.min(MAX_THREADS, processors), files.size()));
        CountDownLatch ended = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            NamedThreads.thread(
                            "import-" + (i + 1),
                            () -> {
                                try {
                                    work();
                                } finally {
                                    ended.countDown();
                                }
                            })
                    .start();
        }
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                cancelled |= !progress.goesOn(done.get(), files.size());
            }
        } catch (InterruptedException hurry) {
            cancelled = true;
            Thread.currentThread().interrupt();
        }
        if (cancelled || !progress.goesOn(done.get(), files.size())) {
            throw new CancellationException();
        }
        return collected(report);
    }

    private void work() {
        for (int i = next.getAndIncrement();
                i < files.size() && !cancelled;
                i = next.getAndIncrement()) {
            outcomes.set(i, outcome(files.get(i)));
            done.incrementAndGet();
        }
    }

    /** The example, or the sentence that says why there is none. */
    private Object outcome(LabelledFile file) {
        try {
            return example(file);
        } catch (UserFacingException problem) {
            return problem;
        } catch (CancellationException given) {
            return new UserFacingException("dataset.import.unread", file.file());
        } catch (RuntimeException | OutOfMemoryError broken) {
            return UserFacingException.causedBy(broken, "dataset.import.unread", file.file());
        }
    }

    private OwnExample example(LabelledFile file) throws UserFacingException {
        OptionalInt label = classes.find(file.label());
        if (label.isEmpty()) {
            throw new UserFacingException("dataset.import.class", file.file(), file.label());
        }
        try {
            if (Files.isRegularFile(file.file()) && Files.size(file.file()) > MAX_FILE_BYTES) {
                throw new UserFacingException(
                        "dataset.import.bytes", file.file(), MAX_FILE_BYTES >> 20);
            }
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(unreadable, "dataset.import.unread", file.file());
        }
        DigitPhotograph photograph = ImageFiles.open(file.file(), share -> !cancelled);
        Tensor colours =
                image.channels() == 1 ? null : photograph.whole(image.rows(), image.columns());
        if (colours != null) {
            return OwnExample.of(colours, label.getAsInt(), file.writer(), file.source());
        }
        FoundDigit found = photograph.findAlone(options);
        PreparedDigit prepared = Preparation.prepare(found.ink());
        if (prepared.empty()) {
            throw new UserFacingException("dataset.import.blank", file.file());
        }
        return OwnExample.of(prepared.digit(), label.getAsInt(), file.writer(), file.source())
                .withPlace(InkPlace.of(found).orElse(null))
                .fitted(prepared.digit().shape(), image);
    }

    private List<OwnExample> collected(ImportReport.Builder report) {
        List<OwnExample> examples = new ArrayList<>(files.size());
        Set<Path> read = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            Object outcome = outcomes.get(i);
            Path file = files.get(i).file();
            Path twin = files.get(i).twin();
            if (twin != null && read.contains(twin)) {
                report.problem(new UserFacingException("dataset.import.twoFiles", file, twin));
            } else if (outcome instanceof OwnExample example) {
                // It stands for a twin that cannot be read; a third one is one too many.
                read.add(twin == null ? file : twin);
                examples.add(example);
            } else if (outcome instanceof UserFacingException problem) {
                report.problem(problem);
            }
        }
        return examples;
    }
}
