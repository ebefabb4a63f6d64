package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** Explanations, from the text to the window under the pointer. */
final class TooltipsTest {
    private final SimpleStringProperty text = new SimpleStringProperty("Clears the pad");
    private final SimpleStringProperty longText = new SimpleStringProperty("words ".repeat(60));

    @Test
    void theTooltipIsMadeWhenThePointerComes() {
        TestWindow.startToolkit();
        Button button = TestWindow.fx(() -> new Button("x"));
        Pane pane = TestWindow.fx(Pane::new);
        VBox root = TestWindow.fx(() -> new VBox(button, pane));
        try (TestWindow window =
                TestWindow.open(
                        () -> {
                            button.setId("explained");
                            pane.setId("explained-pane");
                            pane.setMinSize(80, 40);
                            Tooltips.explain(button, text);
                            Tooltips.explain(pane, longText, 200);
                            return new Scene(root, 300, 300);
                        })) {
            assertThat(TestWindow.fx(button::getTooltip)).isNull();
            assertThat(TestWindow.fx(button::getAccessibleHelp)).isEqualTo("Clears the pad");

            window.pointAt(button, 0.5, 0.5);
            TestWindow.until("it is shown", () -> isShown("Clears the pad"));
            TestWindow.run(() -> text.set("패드를 지웁니다"));
            assertThat(TestWindow.fx(() -> button.getTooltip().getText())).isEqualTo("패드를 지웁니다");
            assertThat(TestWindow.fx(button::getAccessibleHelp)).isEqualTo("패드를 지웁니다");

            // The window of the tooltip may lie above the other part.
            window.pointAt(root, 0.9, 0.9);
            TestWindow.until("it is hidden", () -> tooltips().findAny().isEmpty());
            window.pointAt(pane, 0.5, 0.5);
            TestWindow.until("the other is shown", () -> isShown(longText.get()));
            double width =
                    TestWindow.fx(() -> tooltips().findFirst().orElseThrow().getScene().getWidth());
            assertThat(width).as("wrapped").isLessThan(260);
        }
    }

    private static boolean isShown(String words) {
        return tooltips().anyMatch(it -> it.getText().equals(words));
    }

    private static Stream<Tooltip> tooltips() {
        return Window.getWindows().stream()
                .filter(it -> it instanceof Tooltip && it.isShowing())
                .map(Tooltip.class::cast);
    }
}
