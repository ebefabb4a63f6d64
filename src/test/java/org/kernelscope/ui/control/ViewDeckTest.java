package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

final class ViewDeckTest {
    private final Region one = new Region();
    private final Region other = new Region();
    private final ViewDeck deck = new ViewDeck();

    @Test
    void oneViewIsSeenAndThoseSeenBeforeStay() {
        deck.show(one);
        deck.show(other);
        assertThat(deck.getChildren()).containsExactlyInAnyOrder(one, other);
        assertThat(one.isVisible()).isFalse();
        assertThat(one.isManaged()).as("takes room").isFalse();
        assertThat(other.isVisible()).isTrue();
        deck.show(one);
        assertThat(one.isVisible()).isTrue();
        assertThat(one.isManaged()).isTrue();
        assertThat(other.isVisible()).isFalse();
        assertThat(deck.getChildren()).hasSize(2);
        deck.show(null);
        assertThat(one.isVisible()).isFalse();
        assertThat(other.isVisible()).isFalse();
    }

    @Test
    void whatIsNotSeenLeavesWhenAllIsStyledAnew() {
        SimpleIntegerProperty look = new SimpleIntegerProperty();
        deck.tidyWith(look);
        deck.show(one);
        deck.show(other);
        look.set(1);
        assertThat(deck.getChildren()).containsExactly(other);
        deck.show(one);
        assertThat(one.isVisible()).isTrue();
        assertThat(deck.getChildren()).hasSize(2);
    }
}
