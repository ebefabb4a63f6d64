package org.kernelscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** Pieces of work that wait until the window is at rest. */
final class IdleWorkTest {
    private final List<String> done = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private int frame;
    private boolean typing;
    private TestWindow window;
    private StackPane root;

    private final class Frames extends AnimationTimer {
        @Override
        public void handle(long now) {
            frame++;
            if (typing) {
                Event.fireEvent(
                        root,
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "a",
                                "a",
                                KeyCode.A,
                                false,
                                false,
                                false,
                                false));
            }
        }
    }

    private AnimationTimer timer;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        root = TestWindow.fx(StackPane::new);
        timer = TestWindow.fx(Frames::new);
        TestWindow.run(timer::start);
        window =
                TestWindow.open(
                        () -> {
                            Scene scene = new Scene(root, 200, 100);
                            IdleWork.yieldTo(scene);
                            return scene;
                        });
        TestWindow.until("nothing is left of others", IdleWork::isDone);
    }

    @AfterEach
    void close() {
        TestWindow.run(timer::stop);
        window.close();
    }

    private void piece(String name) {
        done.add(name);
        frames.add(frame);
    }

    @Test
    void eachFrameDoesOnePieceInTurn() {
        TestWindow.run(
                () -> {
                    IdleWork.add(
                            () -> {
                                piece("first");
                                IdleWork.add(() -> piece("added by the first"));
                            });
                    IdleWork.add(() -> piece("second"));
                    assertThat(IdleWork.isDone()).isFalse();
                });
        TestWindow.until("all is done", IdleWork::isDone);
        assertThat(done).containsExactly("first", "second", "added by the first");
        assertThat(frames).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTakenBackIsNotDone() {
        Runnable unwanted = () -> piece("unwanted");
        TestWindow.run(
                () -> {
                    IdleWork.add(unwanted);
                    IdleWork.add(() -> piece("wanted"));
                    IdleWork.remove(unwanted);
                });
        TestWindow.until("all is done", IdleWork::isDone);
        assertThat(done).containsExactly("wanted");
    }

    @Test
    void nothingIsDoneWhileSomebodyTypes() {
        TestWindow.run(
                () -> {
                    typing = true;
                    IdleWork.add(() -> piece("later"));
                });
        int before = TestWindow.fx(() -> frame);
        TestWindow.until("many frames", () -> frame > before + 100);
        TestWindow.run(
                () -> {
                    assertThat(done).isEmpty();
                    typing = false;
                });
        TestWindow.until("it is done", () -> !done.isEmpty());
    }

    @Test
    void whatWaitsForAFrameComesFirst() {
        int[] painted = new int[1];
        OncePerFrame[] painting = new OncePerFrame[1];
        TestWindow.run(
                () -> {
                    painting[0] =
                            new OncePerFrame(
                                    () -> {
                                        if (++painted[0] < 80) {
                                            painting[0].request();
                                        }
                                    });
                    painting[0].request();
                    IdleWork.add(() -> piece("after " + painted[0]));
                });
        TestWindow.until("it is done", () -> !done.isEmpty());
        assertThat(done).containsExactly("after 80");
    }
}
