package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.OncePerFrame;

/** A part that is styled in the frame after its view. */
final class FrameLaterTest {
    private final StackPane place = new StackPane();
    private VBox view;
    private Label part;
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window = TestWindow.open(() -> new Scene(place, 300, 200));
        part = TestWindow.fx(() -> new Label("part"));
        view =
                TestWindow.fx(
                        () -> new VBox(new Label("first"), FrameLater.of(part), new Label("last")));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itFollowsItsViewIntoTheWindowAndOut() {
        for (int times = 0; times < 2; times++) {
            TestWindow.run(() -> place.getChildren().add(view));
            TestWindow.until("it is there", () -> view.getChildren().indexOf(part) == 1);
            TestWindow.run(() -> place.getChildren().clear());
            TestWindow.until("it is away", () -> !view.getChildren().contains(part));
            assertThat(TestWindow.fx(() -> view.getChildren().size())).isEqualTo(3);
        }
    }

    @Test
    void itIsThereOnceHoweverOftenTheViewComesAndGoes() {
        TestWindow.run(() -> place.getChildren().add(view));
        TestWindow.until("it is there", () -> view.getChildren().contains(part));
        TestWindow.run(
                () -> {
                    place.getChildren().clear();
                    place.getChildren().add(view);
                    place.getChildren().clear();
                    place.getChildren().add(view);
                });
        window.settle();
        assertThat(TestWindow.fx(() -> view.getChildren().indexOf(part))).isEqualTo(1);
        assertThat(TestWindow.fx(() -> view.getChildren().size())).isEqualTo(3);
    }

    @Test
    void anImageDoesNotMissIt() {
        TestWindow.run(
                () -> {
                    place.getChildren().add(view);
                    while (OncePerFrame.runPending()) {
                        view.applyCss();
                    }
                    assertThat(view.getChildren()).contains(part);
                });
    }

    @Test
    void oneAFrameComesAndIsMadeNoEarlier() {
        List<String> made = new ArrayList<>();
        TestWindow.run(
                () -> {
                    view.getChildren().add(FrameLater.making(() -> label(made, "one")));
                    view.getChildren().add(FrameLater.making(() -> label(made, "two")));
                    place.getChildren().add(view);
                    // The frame that styles the view itself.
                    assertThat(OncePerFrame.runPending()).isTrue();
                    assertThat(view.getChildren()).doesNotContain(part);
                    assertThat(OncePerFrame.runPending()).isTrue();
                    assertThat(view.getChildren()).contains(part);
                    assertThat(made).isEmpty();
                    assertThat(OncePerFrame.runPending()).isTrue();
                    assertThat(made).containsExactly("one");
                    assertThat(OncePerFrame.runPending()).isTrue();
                    assertThat(made).containsExactly("one", "two");
                    assertThat(OncePerFrame.runPending()).isFalse();
                });
    }

    private static Label label(List<String> made, String name) {
        made.add(name);
        return new Label(name);
    }
}
