package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** Parts that come into a window after its start. */
final class LatePartTest {
    @Test
    void aHiddenPartComesWhenItIsShownOrLater() {
        TestWindow.startToolkit();
        HBox box = TestWindow.fx(() -> new HBox(new Label("first"), new Label("last")));
        Label shown = TestWindow.fx(() -> new Label("shown at once"));
        Label asked = TestWindow.fx(() -> new Label("shown soon"));
        Label hidden = TestWindow.fx(() -> new Label("hidden"));
        try (TestWindow window =
                TestWindow.open(
                        () -> {
                            asked.setVisible(false);
                            hidden.setVisible(false);
                            LatePart.add(box.getChildren(), shown);
                            LatePart.add(box.getChildren(), 1, asked);
                            LatePart.add(box.getChildren(), hidden);
                            assertThat(box.getChildren()).hasSize(5).contains(shown);
                            assertThat(box.getChildren()).doesNotContain(asked, hidden);
                            asked.setVisible(true);
                            assertThat(box.getChildren().get(1)).isSameAs(asked);
                            return new Scene(box, 300, 100);
                        })) {
            TestWindow.until("the hidden one is there", () -> box.getChildren().contains(hidden));
            assertThat(TestWindow.fx(() -> box.getChildren().indexOf(hidden))).isEqualTo(4);
            assertThat(box.getChildren()).noneMatch(LatePart.class::isInstance);
            window.settle();
        }
    }

    @Test
    void aPartThatItsOwnerTookAwayStaysAway() {
        TestWindow.startToolkit();
        TestWindow.run(
                () -> {
                    HBox box = new HBox();
                    Label part = new Label("part");
                    part.setVisible(false);
                    LatePart.add(box.getChildren(), part);
                    box.getChildren().clear();
                    part.setVisible(true);
                    assertThat(box.getChildren()).isEmpty();
                });
    }
}
