package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.OpenLevel;

/** The visible part of the stage: overview, zoom and open level, without a window. */
final class StageViewportTest {
    private static final Cell C3 = new Cell(2, 5, 4, 4);

    private final StageLayout whole =
            StageLayout.fit(
                    Presets.LENET5_MODERN,
                    new StageLayout.Frame(820, 560, 80, 1, Collections.nCopies(8, 76)));
    private StageViewport viewport = viewport();

    /** The animation of an opening level needs a toolkit, but no window. */
    private static StageViewport viewport() {
        TestWindow.startToolkit();
        return TestWindow.fx(() -> new StageViewport(new StageOpening(() -> {})));
    }

    @BeforeEach
    void layOut() {
        viewport.setWhole(whole);
    }

    @Test
    void nothingIsShownBeforeTheFirstLayoutAndAfterAnotherNetwork() {
        assertThat(viewport().arrange(null)).isEmpty();
        assertThat(viewport.arrange(null)).contains(whole);
        viewport.forget();
        assertThat(viewport.shown()).isEmpty();
        assertThat(viewport.target()).isEmpty();
        assertThat(viewport.arrange(null)).isEmpty();
    }

    @Test
    void theOverviewIsTheWholeLayoutAndAnOpenLevelMovesTheLayersAside() {
        assertThat(viewport.arrange(null)).contains(whole);
        StageLayout open = viewport.arrange(OpenLevel.ofMap(C3)).orElseThrow();
        assertThat(open.openness()).isEqualTo(1);
        assertThat(open.gap().width()).isGreaterThan(whole.frame().width() / 2);
        LayerBox before = open.box(1);
        assertThat(before.x() + before.width()).isLessThanOrEqualTo(open.gap().x());
        assertThat(open.box(3).x()).isGreaterThanOrEqualTo(open.gap().x() + open.gap().width());
        assertThat(viewport.arrange(null)).contains(whole);
    }

    @Test
    void aLevelThatComesWithAnotherNetworkIsInSight() {
        TestWindow.run(
                () -> {
                    StageOpening opening = new StageOpening(() -> {});
                    Region view = new Region();
                    opening.setInside(view, List::of);
                    StageViewport stage = new StageViewport(opening);
                    stage.setWhole(whole);
                    stage.arrange(OpenLevel.ofMap(C3));
                    opening.begin(OpenLevel.ofMap(C3), null, stage.shown().orElseThrow());
                    opening.finish();
                    stage.forget();
                    opening.begin(null, OpenLevel.ofMap(C3), stage.shown().orElse(null));
                    stage.setWhole(whole);
                    StageLayout open = stage.arrange(OpenLevel.ofMap(C3)).orElseThrow();
                    opening.place(open, open.openness(), 1, 560);
                    assertThat(view.isVisible()).isTrue();
                    assertThat(view.getOpacity()).isEqualTo(1);
                });
    }

    @Test
    void theStageMovesOnlyWhileItIsZoomed() {
        viewport.arrange(null);
        assertThat(viewport.move(20, 20)).isFalse();
        viewport.zoom(1, 400, 300);
        int left = viewport.arrange(null).orElseThrow().box(2).x();
        assertThat(viewport.move(20, 0)).isTrue();
        assertThat(viewport.arrange(null).orElseThrow().box(2).x()).isEqualTo(left - 20);
        viewport.showAll();
        assertThat(viewport.arrange(null)).contains(whole);
        assertThat(viewport.move(20, 0)).isFalse();
    }

    @Test
    void aDragMovesFromWhereItStarted() {
        viewport.arrange(null);
        viewport.zoom(2, 400, 300);
        int left = viewport.arrange(null).orElseThrow().box(2).x();
        viewport.grab();
        viewport.dragTo(10, 0);
        viewport.dragTo(25, 0);
        assertThat(viewport.arrange(null).orElseThrow().box(2).x()).isEqualTo(left + 25);
    }

    @Test
    void aCellIsRevealedOnlyInAZoomedStage() {
        viewport.arrange(null);
        viewport.reveal(C3);
        assertThat(viewport.arrange(null)).contains(whole);
        viewport.zoom(5, 0, 80);
        viewport.arrange(null);
        viewport.reveal(C3);
        StageLayout shown = viewport.arrange(null).orElseThrow();
        LayerBox box = shown.box(2);
        assertThat(box.cellX(C3)).isBetween(0, 820 - box.cell());
        assertThat(box.cellY(C3)).isBetween(80, 560 - box.cell());
    }
}
