package org.kernelscope.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;

/** The places that were visited, and the way back and forward. */
final class ViewHistoryTest {
    private static final Scene OVERVIEW = Scene.EMPTY.withMode("explore");
    private static final Scene MAP = map(1).withClock(Clock.at(0));
    private static final Scene LAB = Scene.EMPTY.withMode("lab");

    private final ViewHistory history = new ViewHistory();

    private static Scene map(int channel) {
        CellName cell = new CellName("C1", channel, 1, 1);
        return OVERVIEW.withSelection(
                new SelectionPart(
                        cell, List.of(new SelectionPart.Level(true, cell)), "making", null, null));
    }

    @Test
    void backAndForward() {
        visit(OVERVIEW, MAP, LAB);
        assertThat(history.canGoForwardProperty().get()).isFalse();
        assertThat(go(-1)).isEqualTo(MAP);
        assertThat(go(-1)).isEqualTo(OVERVIEW);
        assertThat(history.canGoBackProperty().get()).isFalse();
        assertThat(history.go(-1)).isEmpty();
        assertThat(go(1)).isEqualTo(MAP);
        assertThat(go(1)).isEqualTo(LAB);
        assertThat(history.go(1)).isEmpty();
    }

    @Test
    void whatIsVisitedAfterGoingBackReplacesWhatWasAhead() {
        visit(OVERVIEW, MAP, LAB);
        go(-1);
        history.visit(map(2));
        assertThat(history.canGoForwardProperty().get()).isFalse();
        assertThat(go(-1)).isEqualTo(MAP);
    }

    @Test
    void aPinnedCellIsNoOtherPlace() {
        SelectionPart pinned =
                new SelectionPart(new CellName("C3", 1, 1, 1), List.of(), null, null, null);
        visit(OVERVIEW, OVERVIEW.withSelection(pinned));
        assertThat(history.canGoBackProperty().get()).isFalse();
    }

    @Test
    void theClockStandsWhereItStoodWhenThePlaceWasLeft() {
        visit(OVERVIEW, MAP);
        history.leaving(Clock.at(300));
        history.visit(LAB);
        assertThat(go(-1).clock()).isEqualTo(Clock.at(300));
    }

    @Test
    void nothingOnTheWayIsAVisit() {
        visit(OVERVIEW, MAP, LAB);
        assertThat(history.go(-1)).contains(MAP);
        history.visit(OVERVIEW);
        history.arrived();
        history.visit(MAP);
        assertThat(go(1)).isEqualTo(LAB);
    }

    private void visit(Scene... places) {
        for (Scene place : places) {
            history.visit(place);
        }
    }

    private Scene go(int by) {
        Scene place = history.go(by).orElseThrow();
        history.arrived();
        return place;
    }
}
