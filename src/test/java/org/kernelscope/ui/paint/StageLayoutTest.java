package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;

final class StageLayoutTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    /** What the headings take, in logical pixels. */
    private static final int HEADING = 76;

    private static final int TOP = 96;

    static Stream<StageLayout> stages() {
        return Stream.of(
                fit(940, 520, 1),
                fit(1280, 800, 1),
                fit(1280, 800, 1.25),
                fit(1920, 1080, 1),
                fit(1920, 1080, 1.5),
                fit(3840, 2160, 1),
                fit(3840, 2160, 2),
                fit(3840, 2160, 3),
                fit(700, 330, 1),
                fit(660, 1600, 1),
                fit(4000, 300, 1));
    }

    /**
     * Six maps of 28×28, three pixels a cell, are 534 high with usual gaps and 514 with tight ones.
     */
    @Test
    void mapsStandCloserTogetherRatherThanInOneColumnMore() {
        List<LayerBox> large = new ArrayList<>();
        for (int height = 560; height < 720; height++) {
            LayerBox c1 = fit(940, height, 1).box(0);
            if (c1.cell() == 3 && c1.columns() == 1) {
                large.add(c1);
            }
        }
        assertThat(large.get(0).gap()).isEqualTo(2);
        assertThat(large.get(large.size() - 1).gap()).isEqualTo(6);
        assertThat(large.stream().filter(box -> box.gap() == 2)).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everythingIsInsideAndNothingOverlaps(StageLayout layout) {
        List<int[]> tiles = tiles(layout);
        assertThat(tiles).hasSize(1 + 6 + 6 + 16 + 16 + 120 + 84 + 10);
        StageLayout.Frame frame = layout.frame();
        for (int i = 0; i < tiles.size(); i++) {
            int[] a = tiles.get(i);
            assertThat(a[0]).isNotNegative();
            assertThat(a[1]).isGreaterThanOrEqualTo(frame.top());
            assertThat(a[2]).isLessThanOrEqualTo(frame.width());
            assertThat(a[3]).isLessThanOrEqualTo(frame.height());
            for (int[] b : tiles.subList(i + 1, tiles.size())) {
                boolean apart = a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
                assertThat(apart).as("%s and %s", text(a), text(b)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theHeadingsDoNotOverlapEither(StageLayout layout) {
        double end = 0;
        for (int i = 0; i < layout.boxes().size(); i++) {
            LayerBox box = layout.boxes().get(i);
            double half = layout.frame().headings().get(i) / 2.0;
            double centre = box.x() + box.width() / 2.0;
            // Half a pixel: a grid of odd width stands in a heading of even width.
            assertThat(centre - half).isGreaterThanOrEqualTo(end - 0.5);
            end = centre + half;
        }
        assertThat(end).isLessThanOrEqualTo(layout.frame().width() + 0.5);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void mapsDoNotGrowFromLeftToRight(StageLayout layout) {
        for (int layer = 1; layer <= 3; layer++) {
            assertThat(layout.box(layer).tileWidth())
                    .isLessThanOrEqualTo(layout.box(layer - 1).tileWidth());
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyPixelOfACellBelongsToIt(StageLayout layout) {
        checkCells(layout);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 0", "2, 500, 300", "3, 731, 97", "8, 6000, 2500"})
    void zoomedInEveryCellIsStillFound(int factor, int dx, int dy) {
        StageLayout whole = fit(1280, 800, 1);
        StageLayout zoomed = whole.zoomed(factor, dx, dy);
        assertThat(zoomed.zoom()).isEqualTo(factor);
        assertThat(zoomed.frame()).isEqualTo(whole.frame());
        int top = whole.frame().top();
        for (LayerBox box : whole.boxes()) {
            LayerBox larger = zoomed.box(box.layer());
            assertThat(larger.cell()).isEqualTo(box.cell() * factor);
            assertThat(larger.x()).isEqualTo(box.x() * factor - dx);
            assertThat(larger.y() - top).isEqualTo((box.y() - top) * factor - dy);
        }
        checkCells(zoomed);
    }

    @Test
    void betweenTheTilesIsNobody() {
        StageLayout layout = fit(1280, 800, 1);
        LayerBox box = layout.box(0);
        assertThat(layout.cellAt(box.x() - 1, box.y())).isEmpty();
        assertThat(layout.cellAt(box.x(), box.tileY(0) + box.tileHeight())).isEmpty();
        assertThat(layout.cellAt(0, 0)).isEmpty();
        assertThat(layout.cellAt(-5, 400)).isEmpty();
        assertThat(layout.cellAt(5_000, 5_000)).isEmpty();
    }

    @Test
    void whatTheHeadingsCoverCannotBePointedAt() {
        StageLayout zoomed = fit(1280, 800, 1).zoomed(4, 0, 1_200);
        LayerBox box = zoomed.box(Cell.INPUT);
        assertThat(box.y()).isLessThan(zoomed.frame().top());
        assertThat(zoomed.cellAt(box.x(), zoomed.frame().top() - 1)).isEmpty();
    }

    /** Own designs may have far more numbers than a screen has pixels. */
    @ParameterizedTest
    @CsvSource({
        "64, 32, 812, 580, 1",
        "200, 64, 812, 580, 1",
        "2, 512, 812, 580, 1",
        "200, 64, 1200, 900, 1.4",
        "50, 128, 2500, 1800, 2.5"
    })
    void howeverManyNumbersAllOfThemAreOnTheStageAndAnOpenMapHasRoom(
            int maps, int size, int width, int height, double unit) throws ArchitectureException {
        Window same = new Window(3, 1, 1, 1);
        Architecture large =
                Architecture.of(
                        "large",
                        new InputSpec(size, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", maps, same, Activation.RELU),
                                new PoolingSpec("S2", PoolKind.MAX, new Window(8, 8, 0, 1)),
                                new DenseSpec("F3", 300, Activation.RELU),
                                new OutputSpec("output", 10)));
        List<Integer> headings = Collections.nCopies(5, (int) (60 * unit));
        StageLayout.Frame frame =
                new StageLayout.Frame(width, height, (int) (96 * unit), unit, headings);
        StageLayout layout = StageLayout.fit(large, frame);
        double end = 0;
        for (LayerBox box : layout.boxes()) {
            assertThat(box.x()).isGreaterThanOrEqualTo((int) end);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(width);
            assertThat(box.y()).isGreaterThanOrEqualTo(frame.top());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
            end = box.x() + box.width();
            int last = box.shape().channels() - 1;
            Cell corner =
                    new Cell(
                            box.layer(),
                            last,
                            (box.shape().rows() - 1) / box.step() * box.step(),
                            (box.shape().columns() - 1) / box.step() * box.step());
            assertThat(layout.cellAt(box.cellX(corner), box.cellY(corner))).contains(corner);
        }
        for (int open = 0; open < 4; open++) {
            StageLayout aside = StageSlide.aside(layout, open);
            assertThat(aside.gap().width()).isGreaterThan(width / 2);
        }
    }

    /** No room at all: still something sound, with one pixel a number. */
    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "300, 200", "10, 2000", "2000, 10"})
    void aStageThatIsTooSmallIsStillAStage(int width, int height) {
        StageLayout layout = fit(width, height, 1);
        assertThat(layout.boxes()).hasSize(8).allMatch(box -> box.cell() >= 1);
        for (int i = 1; i < layout.boxes().size(); i++) {
            LayerBox before = layout.boxes().get(i - 1);
            assertThat(layout.boxes().get(i).x())
                    .isGreaterThanOrEqualTo(before.x() + before.width());
        }
    }

    private static void checkCells(StageLayout layout) {
        int top = layout.frame().top();
        for (LayerBox box : layout.boxes()) {
            Shape shape = box.shape();
            for (int index = 0; index < shape.size(); index++) {
                int place = index % shape.plane();
                Cell cell =
                        new Cell(
                                box.layer(),
                                index / shape.plane(),
                                place / shape.columns(),
                                place % shape.columns());
                int x = box.cellX(cell);
                int y = box.cellY(cell);
                if (y >= top) {
                    assertThat(layout.cellAt(x, y)).contains(cell);
                    double end = box.cell() - 0.01;
                    assertThat(layout.cellAt(x + end, y + end)).contains(cell);
                } else {
                    assertThat(layout.cellAt(x, y)).isEmpty();
                }
            }
        }
    }

    private static StageLayout fit(int width, int height, double unit) {
        List<Integer> headings =
                new ArrayList<>(
                        Collections.nCopies(
                                LENET.layers().size() + 1, (int) Math.ceil(HEADING * unit)));
        int top = (int) Math.ceil(TOP * unit);
        return StageLayout.fit(LENET, new StageLayout.Frame(width, height, top, unit, headings));
    }

    /** Left, top, right, bottom of every tile of every layer. */
    private static List<int[]> tiles(StageLayout layout) {
        List<int[]> tiles = new ArrayList<>();
        for (LayerBox box : layout.boxes()) {
            for (int channel = 0; channel < box.shape().channels(); channel++) {
                int x = box.tileX(channel);
                int y = box.tileY(channel);
                tiles.add(new int[] {x, y, x + box.tileWidth(), y + box.tileHeight()});
            }
        }
        return tiles;
    }

    private static String text(int[] tile) {
        return java.util.Arrays.toString(tile);
    }
}
