package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time that can be moved. */
final class PlaybackTest {
    private static final long SECOND = 1_000_000_000;

    private final Playback playback = new Playback();

    @BeforeEach
    void tenSteps() {
        playback.setLength(10);
    }

    @Test
    void timeMovesItOnlyWhileItPlays() {
        playback.advance(SECOND);
        assertThat(playback.position()).isZero();
        playback.togglePlaying();
        playback.advance(SECOND / 2);
        assertThat(playback.position()).isEqualTo(0.5, within(1e-9));
        playback.togglePlaying();
        playback.advance(SECOND);
        assertThat(playback.position()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void speedAndPaceMultiply() {
        playback.setPace(at -> at < 1 ? 1 : 10);
        playback.speedProperty().set(2);
        playback.togglePlaying();
        playback.advance(SECOND / 2);
        assertThat(playback.position()).isEqualTo(1, within(1e-9));
        playback.advance(SECOND / 10);
        assertThat(playback.position()).isEqualTo(3, within(1e-9));
    }

    @Test
    void itStopsAtTheEndAndPlaysAnewFromThere() {
        playback.seek(9.5);
        playback.togglePlaying();
        playback.advance(SECOND);
        assertThat(playback.position()).isEqualTo(10);
        assertThat(playback.playingProperty().get()).isFalse();
        playback.togglePlaying();
        assertThat(playback.position()).isZero();
    }

    @Test
    void aLoopShowsTheEndAndBeginsAnew() {
        playback.loopProperty().set(true);
        playback.seek(9.5);
        playback.togglePlaying();
        playback.advance(SECOND);
        assertThat(playback.position()).isEqualTo(10);
        playback.advance(SECOND);
        assertThat(playback.position()).isZero();
        assertThat(playback.playingProperty().get()).isTrue();
    }

    @Test
    void stepsGoFromWholeToWholeAndPause() {
        playback.seek(3.4);
        playback.togglePlaying();
        playback.step();
        assertThat(playback.position()).isEqualTo(4);
        assertThat(playback.playingProperty().get()).isFalse();
        playback.step();
        playback.stepBack();
        playback.stepBack();
        assertThat(playback.position()).isEqualTo(3);
        playback.seek(2.7);
        playback.stepBack();
        assertThat(playback.position()).isEqualTo(2);
    }

    @Test
    void stepsStayBetweenTheEndsUnlessItLoops() {
        playback.stepBack();
        assertThat(playback.position()).isZero();
        playback.toEnd();
        playback.step();
        assertThat(playback.position()).isEqualTo(10);
        playback.loopProperty().set(true);
        playback.step();
        assertThat(playback.position()).isZero();
        playback.stepBack();
        assertThat(playback.position()).isEqualTo(10);
        playback.toStart();
        assertThat(playback.position()).isZero();
    }

    @Test
    void aShorterLengthKeepsThePositionInside() {
        playback.seek(8);
        playback.setLength(5);
        assertThat(playback.position()).isEqualTo(5);
        playback.seek(-1);
        assertThat(playback.position()).isZero();
    }
}
