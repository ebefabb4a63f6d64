package org.kernelscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

final class VerticalSplitTest {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 400;

    private final Region upper = new Region();
    private final Region lower = new Region();
    private final VerticalSplit floors =
            new VerticalSplit(upper, lower, 0.5, new SimpleStringProperty("edge"));
    private TestWindow window;

    @BeforeEach
    void open() {
        lower.setMinHeight(100);
        window = TestWindow.open(() -> new Scene(floors, WIDTH, HEIGHT));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void show(double share) {
        TestWindow.run(
                () -> {
                    Region edge = (Region) floors.lookup("#centre-edge");
                    edge.setPrefHeight(8);
                    floors.showLower(true);
                    floors.setShare(share);
                    floors.layout();
                });
    }

    private double edge() {
        return window.find("#centre-edge", Region.class).getHeight();
    }

    @Test
    void aloneTheUpperViewGetsAll() {
        assertThat(upper.getHeight()).isEqualTo(HEIGHT);
        assertThat(lower.isVisible()).isFalse();
    }

    @Test
    void bothShareTheHeightAndNoneBecomesLowerThanItCan() {
        show(0.5);
        double room = HEIGHT - edge();
        assertThat(upper.getHeight()).isCloseTo(0.5 * room, within(1.0));
        assertThat(lower.getHeight()).isCloseTo(0.5 * room, within(1.0));
        show(0.95);
        assertThat(lower.getHeight()).isCloseTo(100, within(1.0));
        assertThat(upper.getHeight() + edge() + lower.getHeight()).isEqualTo(HEIGHT);
    }

    @Test
    void theArrowKeysMoveTheEdge() {
        show(0.5);
        TestWindow.run(() -> floors.lookup("#centre-edge").requestFocus());
        double before = upper.getHeight();
        window.type(KeyCode.UP, 2);
        double room = HEIGHT - edge();
        assertThat(floors.share()).isCloseTo(0.46, within(1e-9));
        TestWindow.run(() -> floors.layout());
        assertThat(before - upper.getHeight()).isCloseTo(0.04 * room, within(1.0));
        window.type(KeyCode.DOWN);
        assertThat(floors.share()).isCloseTo(0.48, within(1e-9));
    }

    @Test
    void theMouseDragsTheEdge() {
        show(0.5);
        double before = upper.getHeight();
        Region edge = window.find("#centre-edge", Region.class);
        window.pointAt(edge, 0.5, 0.5);
        window.press();
        window.pointAt(upper, new Point2D(WIDTH / 2, before + edge() / 2 - 60));
        window.release();
        TestWindow.run(() -> floors.layout());
        assertThat(upper.getHeight()).isCloseTo(before - 60, within(1.5));
    }
}
