package org.kernelscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/** A notice goes by itself, but not from under the eyes of somebody who reads it. */
final class NoticeBarTest {
    private static final Duration SHORT = Duration.millis(300);

    private final Notices notices = new Notices();
    private TestWindow window;
    private Button other;

    @BeforeEach
    void open() {
        window = TestWindow.open(this::scene);
        other = window.find("#other", Button.class);
    }

    private Scene scene() {
        NoticeBar bar = new NoticeBar(notices, new Localisation(), SHORT);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        Button button = new Button("other");
        button.setId("other");
        return new Scene(new StackPane(button, bar), 400, 300);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itGoesByItself() {
        window.pointAt(other, 0.5, 0.5);
        tell();
        TestWindow.until("it is gone", () -> notices.newestProperty().get() == null);
        assertThat(bar().isVisible()).isFalse();
    }

    @Test
    void itStaysWhileItHasTheFocusOrThePointerAndGoesAfterwards() {
        tellWithFocus();
        waitLongerThanItStays();
        assertThat(bar().isVisible()).isTrue();
        window.pointAt(bar(), 0.2, 0.5);
        TestWindow.run(other::requestFocus);
        waitLongerThanItStays();
        assertThat(bar().isVisible()).isTrue();
        window.pointAt(other, 0.5, 0.5);
        TestWindow.until("it is gone", () -> notices.newestProperty().get() == null);
    }

    @Test
    void anotherProblemWhileItIsReadLeavesTheFocusWhereItIs() {
        tellWithFocus();
        tell();
        Button close = window.find("#notice-close", Button.class);
        assertThat(TestWindow.fx(close::isFocused)).isTrue();
        TestWindow.run(close::fire);
        assertThat(TestWindow.fx(other::isFocused)).isTrue();
    }

    private NoticeBar bar() {
        return window.find("#notice", NoticeBar.class);
    }

    private void tell() {
        TestWindow.run(() -> notices.tell(new UserFacingException("draw.paste.nothing")));
    }

    /** At once, so that it cannot have gone before. */
    private void tellWithFocus() {
        window.pointAt(other, 0.5, 0.5);
        Button close = window.find("#notice-close", Button.class);
        TestWindow.run(
                () -> {
                    other.requestFocus();
                    notices.tell(new UserFacingException("draw.paste.nothing"));
                    close.requestFocus();
                });
    }

    /** By the clock of the animations, which is the one that the bar goes by. */
    private static void waitLongerThanItStays() {
        boolean[] over = new boolean[1];
        TestWindow.run(
                () -> {
                    PauseTransition pause = new PauseTransition(SHORT.multiply(2));
                    pause.setOnFinished(event -> over[0] = true);
                    pause.play();
                });
        TestWindow.until("time has passed", () -> over[0]);
    }
}
