package org.kernelscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** Every region of the window is a key away. */
final class RegionKeysTest {
    private final AtomicBoolean keyboard = new AtomicBoolean();
    private TestWindow window;

    @BeforeEach
    void open() {
        window = TestWindow.open(this::scene);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Scene scene() {
        HBox left = new HBox(button("pad"), button("undo"));
        HBox empty = new HBox();
        HBox stage = new HBox(button("stage"));
        VBox tools = new VBox(button("first"), button("second"));
        VBox root = new VBox(left, empty, stage, tools);
        Node stageButton = stage.getChildren().get(0);
        Node pad = left.getChildren().get(0);
        new RegionKeys(
                        root,
                        () -> List.of(left, empty, stage, tools),
                        stageButton,
                        pad,
                        keyboard::set)
                .install();
        return new Scene(root, 300, 200);
    }

    private static Button button(String id) {
        Button button = new Button(id);
        button.setId(id);
        return button;
    }

    private void focus(String id) {
        Node node = window.find("#" + id, Node.class);
        TestWindow.run(node::requestFocus);
    }

    private String owner() {
        return TestWindow.fx(() -> window.stage().getScene().getFocusOwner().getId());
    }

    @Test
    void theKeysGoRoundAndPassOverRegionsWithoutAControl() {
        focus("pad");
        window.type(KeyCode.F6);
        assertThat(owner()).isEqualTo("stage");
        window.type(KeyCode.F6);
        assertThat(owner()).isEqualTo("first");
        window.type(KeyCode.F6);
        assertThat(owner()).isEqualTo("pad");
        window.chord(KeyCode.F6, KeyCode.SHIFT);
        assertThat(owner()).isEqualTo("first");
    }

    @Test
    void oneComesBackToWhereOneWas() {
        focus("second");
        window.type(KeyCode.F6);
        assertThat(owner()).isEqualTo("pad");
        window.chord(KeyCode.F6, KeyCode.SHIFT);
        assertThat(owner()).isEqualTo("second");
        window.type(KeyCode.F6);
        Node second = window.find("#second", Node.class);
        TestWindow.run(() -> second.setVisible(false));
        window.chord(KeyCode.F6, KeyCode.SHIFT);
        assertThat(owner()).isEqualTo("first");
    }

    @Test
    void theSkipKeyGoesToTheStageAndBackToThePad() {
        focus("undo");
        window.type(KeyCode.F7);
        assertThat(owner()).isEqualTo("stage");
        window.type(KeyCode.F7);
        assertThat(owner()).isEqualTo("pad");
    }

    @Test
    void theKeyboardAndTheMouseAreTold() {
        focus("pad");
        window.type(KeyCode.F6);
        assertThat(TestWindow.fx(keyboard::get)).isTrue();
        window.click("#first");
        assertThat(TestWindow.fx(keyboard::get)).isFalse();
    }
}
