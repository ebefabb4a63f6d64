package org.kernelscope.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.fx.FileExecutor;

final class FileThreadsTest {
    /** For what never happens; not how long something may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FileThreads files = new FileThreads();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch slow = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    /** However long the task in front takes, the settings behind it are written. */
    @Test
    void whatWaitsToBeWrittenIsWritten() throws Exception {
        holdUp(files.writing());
        files.writing().execute(() -> done.add("settings"));
        files.writing().execute(() -> done.add("model"));
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(this::close);
        await().until(files::isClosing);
        slow.countDown();
        assertThat(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("settings", "model");
    }

    @Test
    void whatWaitsToBeReadIsDropped() throws Exception {
        holdUp(files.reading());
        files.reading().execute(() -> done.add("read"));
        files.writing().execute(() -> done.add("settings"));
        assertThat(close()).isTrue();
        await().until(() -> done.contains("interrupted"));
        assertThat(done).containsExactlyInAnyOrder("settings", "interrupted");
    }

    /** A photograph takes long to decode, or a disk sleeps. */
    @Test
    void writingDoesNotWaitForReading() throws Exception {
        holdUp(files.reading());
        CompletableFuture.runAsync(() -> done.add("settings"), files.writing())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        slow.countDown();
        assertThat(close()).isTrue();
    }

    @Test
    void beforeItClosesAllIsDoneInOrder() throws Exception {
        for (FileExecutor each : List.of(files.reading(), files.writing())) {
            each.execute(() -> done.add("first"));
            CompletableFuture.runAsync(() -> done.add("second"), each)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(done).containsExactly("first", "second", "first", "second");
        assertThat(close()).isTrue();
        assertThatThrownBy(() -> files.reading().execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aDiskThatDoesNotAnswerHoldsTheProcessNoLongerThanAllowed() throws Exception {
        holdUp(files.writing());
        assertThat(files.close(Duration.ZERO)).isFalse();
        await().until(() -> done.contains("interrupted"));
    }

    /** Gives {@code executor} a task that lasts until {@link #slow} is counted down. */
    private void holdUp(FileExecutor executor) throws InterruptedException {
        executor.execute(
                () -> {
                    begun.countDown();
                    try {
                        assertThat(slow.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException closed) {
                        done.add("interrupted");
                    }
                });
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private boolean close() {
        try {
            return files.close(PATIENCE);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
