package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.IdleWork;

final class ViewDeckTest {
    private final Region one = new Region();
    private final Region other = new Region();
    private final ViewDeck deck = new ViewDeck();

    private List<Node> views() {
        return deck.getChildren().stream()
                .map(place -> ((Parent) place).getChildrenUnmodifiable().get(0))
                .toList();
    }

    @Test
    void oneViewIsSeenAndThoseSeenBeforeStay() {
        deck.show(one);
        deck.show(other);
        assertThat(views()).containsExactlyInAnyOrder(one, other);
        assertThat(one.getParent().isVisible()).isFalse();
        assertThat(one.getParent().isManaged()).as("takes room").isFalse();
        assertThat(other.getParent().isVisible()).isTrue();
        deck.show(one);
        assertThat(one.getParent().isVisible()).isTrue();
        assertThat(one.getParent().isManaged()).isTrue();
        assertThat(other.getParent().isVisible()).isFalse();
        assertThat(deck.getChildren()).hasSize(2);
        deck.show(null);
        assertThat(one.getParent().isVisible()).isFalse();
        assertThat(other.getParent().isVisible()).isFalse();
    }

    @Test
    void whatIsNotSeenLeavesWhenAllIsStyledAnew() {
        SimpleIntegerProperty look = new SimpleIntegerProperty();
        deck.tidyWith(look);
        deck.show(one);
        deck.show(other);
        look.set(1);
        assertThat(views()).containsExactly(other);
        deck.show(one);
        assertThat(one.getParent().isVisible()).isTrue();
        assertThat(deck.getChildren()).hasSize(2);
    }

    @Test
    void aPreparedViewIsMadeUnseenAndComesBackAfterAllIsStyledAnew() {
        TestWindow.startToolkit();
        SimpleIntegerProperty look = new SimpleIntegerProperty();
        List<Region> made = new ArrayList<>();
        deck.tidyWith(look);
        try (TestWindow window = TestWindow.open(() -> new Scene(deck, 200, 100))) {
            TestWindow.run(
                    () -> {
                        deck.show(one);
                        deck.prepare(
                                () -> {
                                    made.add(other);
                                    return other;
                                });
                        assertThat(made).isEmpty();
                    });
            TestWindow.until("it is there", () -> views().contains(other));
            TestWindow.run(
                    () -> {
                        assertThat(other.getParent().isVisible()).isFalse();
                        assertThat(other.getParent().isManaged()).isFalse();
                        assertThat(one.getParent().isVisible()).isTrue();
                        look.set(1);
                        assertThat(views()).containsExactly(one);
                    });
            TestWindow.until("it is back", () -> views().contains(other));
            TestWindow.run(
                    () -> {
                        assertThat(other.getParent().isVisible()).isFalse();
                        assertThat(made).containsExactly(other);
                        deck.show(other);
                        assertThat(other.getParent().isVisible()).isTrue();
                        assertThat(one.getParent().isVisible()).isFalse();
                    });
        }
    }

    @Test
    void whatIsInNoWindowWaitsForOne() {
        TestWindow.startToolkit();
        TestWindow.run(() -> deck.prepare(() -> one));
        TestWindow.until("it is made", IdleWork::isDone);
        assertThat(TestWindow.fx(() -> deck.getChildren().size())).isZero();
        try (TestWindow window = TestWindow.open(() -> new Scene(deck, 200, 100))) {
            TestWindow.until("it is there", () -> views().contains(one));
        }
    }

    @Test
    void anUnseenViewIsNotLaidOutWhenItChanges() {
        TestWindow.startToolkit();
        int[] laidOut = new int[1];
        Pane counting =
                new Pane() {
                    @Override
                    protected void layoutChildren() {
                        laidOut[0]++;
                    }
                };
        try (TestWindow window = TestWindow.open(() -> new Scene(deck, 200, 100))) {
            TestWindow.run(() -> deck.prepare(() -> counting));
            TestWindow.until("it is there", IdleWork::isDone);
            window.settle();
            assertThat(counting.getWidth()).isEqualTo(200);
            int before = laidOut[0];
            TestWindow.run(() -> counting.getChildren().add(new Label("changes")));
            TestWindow.run(counting::requestLayout);
            window.settle();
            assertThat(laidOut[0]).as("nobody sees it").isEqualTo(before);
            TestWindow.run(() -> deck.show(counting));
            window.settle();
            assertThat(laidOut[0]).isGreaterThan(before);
            int seen = laidOut[0];
            TestWindow.run(counting::requestLayout);
            window.settle();
            assertThat(laidOut[0]).isGreaterThan(seen);
        }
    }
}
