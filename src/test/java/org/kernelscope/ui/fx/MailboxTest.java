package org.kernelscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kernelscope.thread.NamedThreads;

final class MailboxTest {
    @Test
    void aNewLetterReplacesOneThatIsStillUnread() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        List<String> read = new ArrayList<>();
        Mailbox<String> box = new Mailbox<>(tasks::add, read::add);
        box.offer("old");
        box.offer("newer");
        box.offer("newest");
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        box.offer("next");
        tasks.remove().run();
        assertThat(read).containsExactly("newest", "next");
    }

    @Test
    void aLetterWrittenWhileOneIsReadIsReadAfterIt() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        List<String> read = new ArrayList<>();
        List<Mailbox<String>> self = new ArrayList<>();
        self.add(
                new Mailbox<>(
                        tasks::add,
                        letter -> {
                            read.add(letter);
                            if (letter.equals("question")) {
                                self.get(0).offer("answer");
                            }
                        }));
        self.get(0).offer("question");
        tasks.remove().run();
        tasks.remove().run();
        assertThat(read).containsExactly("question", "answer");
    }

    /** However the two threads meet: letters arrive in order, and the last one always does. */
    @Test
    void theNewestLetterIsNeverLostBetweenTwoThreads() throws Exception {
        int rounds = 500;
        int letters = 100;
        ExecutorService reader = NamedThreads.single("reader");
        try {
            for (int round = 0; round < rounds; round++) {
                List<Integer> read = new CopyOnWriteArrayList<>();
                Mailbox<Integer> box = new Mailbox<>(reader, read::add);
                for (int letter = 0; letter < letters; letter++) {
                    box.offer(letter);
                }
                // Whatever the box asked of the reader before is done when this is.
                reader.submit(() -> {}).get(120, TimeUnit.SECONDS);
                assertThat(read).isSorted().doesNotHaveDuplicates().endsWith(letters - 1);
            }
        } finally {
            reader.shutdown();
        }
    }
}
