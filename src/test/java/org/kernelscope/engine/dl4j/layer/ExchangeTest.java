package org.kernelscope.engine.dl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Each part of a minibatch gets the numbers of all, and none waits for a part that has failed. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class ExchangeTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void everyPartGetsTheNumbersOfAllInTheOrderOfTheParts() throws Exception {
        int parts = 5;
        int rounds = 200;
        Exchange exchange = new Exchange(parts);
        List<Future<List<double[][]>>> got = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int part = i;
            got.add(
                    threads.submit(
                            () -> {
                                List<double[][]> all = new ArrayList<>();
                                for (int round = 0; round < rounds; round++) {
                                    all.add(exchange.swap(part, new double[] {part, round}));
                                }
                                return all;
                            }));
        }
        for (Future<List<double[][]>> each : got) {
            for (int round = 0; round < rounds; round++) {
                double[][] all = each.get().get(round);
                assertThat(all).hasDimensions(parts, 2);
                for (int part = 0; part < parts; part++) {
                    assertThat(all[part]).containsExactly(part, round);
                }
            }
        }
    }

    @Test
    void onePartAloneDoesNotWait() {
        double[] numbers = {1, 2};
        assertThat(new Exchange(1).swap(0, numbers)).isDeepEqualTo(new double[][] {numbers});
    }

    @Test
    void aPartThatFailsReleasesThoseWhoWaitAndThoseWhoComeLater() {
        Exchange exchange = new Exchange(3);
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<double[][]> early =
                threads.submit(
                        () -> {
                            waiting.set(Thread.currentThread());
                            return exchange.swap(0, new double[1]);
                        });
        awaitWaiting(waiting);
        exchange.abandon();
        assertThatThrownBy(early::get).hasCauseInstanceOf(Exchange.Abandoned.class);
        assertThatThrownBy(() -> exchange.swap(1, new double[1]))
                .isInstanceOf(Exchange.Abandoned.class);
    }

    @Test
    void anInterruptDoesNotEndTheWaitAndIsNotForgotten() throws Exception {
        Exchange exchange = new Exchange(2);
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<Boolean> first =
                threads.submit(
                        () -> {
                            waiting.set(Thread.currentThread());
                            double[][] all = exchange.swap(0, new double[] {7});
                            assertThat(all[1]).containsExactly(8);
                            return Thread.currentThread().isInterrupted();
                        });
        awaitWaiting(waiting);
        Objects.requireNonNull(waiting.get()).interrupt();
        exchange.swap(1, new double[] {8});
        assertThat(first.get()).isTrue();
    }

    private static void awaitWaiting(AtomicReference<Thread> thread) {
        await().until(
                        () ->
                                thread.get() != null
                                        && thread.get().getState() == Thread.State.WAITING);
    }
}
