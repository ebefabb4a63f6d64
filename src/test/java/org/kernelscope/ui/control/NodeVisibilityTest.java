package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

final class NodeVisibilityTest {
    @Test
    void whatIsInNoSceneOrInsideOfSomethingInvisibleIsNotShown() {
        TestWindow.startToolkit();
        TestWindow.run(
                () -> {
                    Region node = new Region();
                    StackPane inner = new StackPane(node);
                    StackPane outer = new StackPane(inner);
                    List<Boolean> told = new ArrayList<>();
                    ObservableValue<Boolean> shown = NodeVisibility.of(node);
                    shown.subscribe(now -> told.add(now));
                    Scene scene = new Scene(outer);
                    assertThat(shown.getValue()).isTrue();
                    outer.setVisible(false);
                    inner.setVisible(false);
                    assertThat(shown.getValue()).isFalse();
                    outer.setVisible(true);
                    assertThat(shown.getValue()).as("inner is invisible").isFalse();
                    inner.setVisible(true);
                    node.setVisible(false);
                    node.setVisible(true);
                    outer.getChildren().clear();
                    assertThat(shown.getValue()).as("in no scene").isFalse();
                    scene.setRoot(inner);
                    assertThat(told)
                            .containsExactly(false, true, false, true, false, true, false, true);
                });
    }

    @Test
    void nothingKeepsAnInvisibleNodeThatIsWatched() {
        TestWindow.startToolkit();
        WeakReference<Region> forgotten = TestWindow.fx(NodeVisibilityTest::watchInvisible);
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            System.gc();
                            return forgotten.get() == null;
                        });
    }

    private static WeakReference<Region> watchInvisible() {
        Region node = new Region();
        StackPane parent = new StackPane(node);
        Scene scene = new Scene(parent);
        NodeVisibility.of(node).subscribe(now -> {});
        parent.setVisible(false);
        assertThat(scene.getRoot()).isSameAs(parent);
        return new WeakReference<>(node);
    }
}
