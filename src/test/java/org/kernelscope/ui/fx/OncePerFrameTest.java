package org.kernelscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** What is asked for in a frame is done once, by whoever does it first. */
final class OncePerFrameTest {
    @BeforeAll
    static void start() {
        TestWindow.startToolkit();
    }

    @Test
    void whatAnotherTimerHasDoneIsNotDoneAgain() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger frames = new AtomicInteger();
        OncePerFrame work = new OncePerFrame(done::incrementAndGet);
        AnimationTimer image =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        OncePerFrame.runPending();
                        frames.incrementAndGet();
                    }
                };
        TestWindow.run(
                () -> {
                    // The timer that began first is called first.
                    image.start();
                    work.request();
                    work.request();
                });
        TestWindow.until("some frames", () -> frames.get() > 3);
        TestWindow.run(image::stop);
        assertThat(done).hasValue(1);
        assertThat(TestWindow.fx(work::isRequested)).isFalse();
    }

    @Test
    void whatAsksAgainIsDoneInTheNextFrame() {
        AtomicInteger done = new AtomicInteger();
        OncePerFrame[] work = new OncePerFrame[1];
        work[0] =
                new OncePerFrame(
                        () -> {
                            if (done.incrementAndGet() < 3) {
                                work[0].request();
                            }
                        });
        TestWindow.run(work[0]::request);
        TestWindow.until("it is done", () -> !work[0].isRequested());
        assertThat(done).hasValue(3);
    }
}
