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

final class FileThreadTest {
    private final FileThread files = new FileThread();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    private void waitForDisk() {
        try {
            assertThat(slow.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            done.add("interrupted");
        }
    }

    /** However long the task in front takes, the settings behind it are written. */
    @Test
    void whatWaitsToBeWrittenIsWrittenAndWhatWaitsToBeReadIsDropped() throws Exception {
        files.writing().execute(this::waitForDisk);
        files.reading().execute(() -> done.add("read"));
        files.writing().execute(() -> done.add("settings"));
        files.reading().execute(() -> done.add("read too"));
        files.writing().execute(() -> done.add("model"));
        CompletableFuture<Boolean> closed =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return files.close(Duration.ofSeconds(60));
                            } catch (InterruptedException impossible) {
                                throw new IllegalStateException(impossible);
                            }
                        });
        await().until(files::isClosing);
        slow.countDown();
        assertThat(closed.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("settings", "model");
    }

    @Test
    void beforeItClosesAllIsDoneInOrder() throws Exception {
        files.reading().execute(() -> done.add("read"));
        files.writing().execute(() -> done.add("written"));
        CompletableFuture.runAsync(() -> {}, files.writing()).get(60, TimeUnit.SECONDS);
        assertThat(done).containsExactly("read", "written");
        assertThat(files.close(Duration.ofSeconds(60))).isTrue();
        assertThatThrownBy(() -> files.reading().execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aDiskThatDoesNotAnswerHoldsTheProcessNoLongerThanAllowed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        files.writing()
                .execute(
                        () -> {
                            begun.countDown();
                            waitForDisk();
                        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(files.close(Duration.ZERO)).isFalse();
        await().until(() -> done.contains("interrupted"));
    }
}
