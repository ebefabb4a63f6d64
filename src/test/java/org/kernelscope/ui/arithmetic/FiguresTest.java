package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.Figure.HitTarget;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.OpenLevel;

/** Figures are pure functions of time, for every layer of every kind of network. */
final class FiguresTest {
    private static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lenet5-modern",
                "lenet5-1998",
                "lenet1",
                "tiny",
                "deeper",
                "wider",
                "mlp",
                "sigmoids"
            })
    void everyTabOfEveryLayerIsPaintedAndTheSameTimeGivesTheSamePixels(String id) {
        Architecture architecture = Presets.byId(id).orElseThrow();
        Subject subject = subject(architecture);
        for (Layer layer : architecture.layers()) {
            Shape shape = layer.outputShape();
            Cell cell =
                    new Cell(
                            layer.index(),
                            shape.channels() / 2,
                            shape.rows() / 2,
                            shape.columns() / 2);
            for (OpenLevel level : List.of(OpenLevel.ofMap(cell), OpenLevel.ofCell(cell))) {
                for (DetailTab tab : DetailTab.of(layer, level.depth())) {
                    String what = id + " " + layer.name() + " " + level.depth() + " " + tab;
                    Figure figure = LevelFigure.figure(subject.context(600, 560), level, tab, 1);
                    check(what, figure);
                }
            }
        }
    }

    static void check(String what, Figure figure) {
        double middle = figure.steps() * 0.37;
        int[] once = paint(figure, middle);
        paint(figure, 0);
        paint(figure, figure.steps());
        assertThat(paint(figure, middle)).as(what).isEqualTo(once);
        long painted = Arrays.stream(once).filter(pixel -> pixel != LOOK.ground()).count();
        assertThat(painted).as(what).isGreaterThan(1000);
        if (figure.steps() > 0) {
            assertThat(paint(figure, figure.steps())).as(what).isNotEqualTo(paint(figure, 0));
        }
        assertThat(figure.caption(middle)).as(what).isNotBlank();
        assertThat(figure.result()).as(what).isNotBlank();
        HitTarget beyond = figure.at(-50, -50);
        assertThat(beyond.cell()).as(what).isNull();
        for (double x = 0; x < 600; x += 17) {
            for (double y = 0; y < 560; y += 17) {
                double time = figure.at(x, y).time();
                assertThat(Double.isNaN(time) || (time >= 0 && time <= figure.steps() + 1))
                        .as(what)
                        .isTrue();
            }
        }
    }

    /** The room of a level in a window of 1280 × 800. */
    @ParameterizedTest
    @ValueSource(doubles = {13, 16.5, 19.5, 26})
    void productsAreAsLargeAsTheChosenText(double em) {
        Subject subject = subject(Presets.LENET5_MODERN);
        OpenLevel level = OpenLevel.ofCell(new Cell(2, 3, 2, 4));
        Figure figure =
                LevelFigure.figure(subject.context(845, 520, em), level, DetailTab.MAKING, 1);
        NumberLayout layout = ((NumberFigure) figure).layout();
        assertThat(layout.isReadable()).isTrue();
        assertThat(layout.box(0, 0).height()).isGreaterThan(3 * 0.9 * em);
        assertThat(layout.box(0, 24).y() + layout.box(0, 24).height()).isLessThan(520);
    }

    @Test
    void aWindowGlidesFromCellToCell() {
        SlidingWindow rests = new SlidingWindow(3, 4, 5.2);
        assertThat(rests.index()).isEqualTo(5);
        assertThat(rests.row()).isEqualTo(1);
        assertThat(rests.column()).isEqualTo(1);
        assertThat(rests.computed()).isEqualTo(6);
        SlidingWindow glides = new SlidingWindow(3, 4, 5.75);
        assertThat(glides.column()).isEqualTo(1.5);
        SlidingWindow ends = new SlidingWindow(3, 4, 11);
        assertThat(ends.row()).isEqualTo(2);
        assertThat(ends.column()).isEqualTo(3);
        assertThat(ends.computed()).isEqualTo(12);
    }

    /** A single dot of ink: all windows before the first that holds it are blank. */
    @Test
    void theFirstChangeOfAMapIsAtTheFirstWindowThatHoldsInk() {
        Architecture lenet = Presets.LENET5_MODERN;
        float[] pixels = new float[lenet.input().shape().size()];
        pixels[10 * 32 + 12] = 1;
        Tensor input = Tensor.takeOver(lenet.input().shape(), pixels);
        Weights weights = InitialWeights.draw(lenet, 5);
        Subject subject =
                new Subject(
                        new Model(lenet, weights, Map.of()),
                        Backpropagation.forward(lenet, weights, input));
        Figure c1 =
                LevelFigure.figure(
                        subject.context(600, 560),
                        OpenLevel.ofMap(new Cell(0, 0, 0, 0)),
                        DetailTab.MAKING,
                        1);
        // Row 6 is the first whose windows of five rows reach row 10; column 8 likewise.
        assertThat(c1.firstChange()).isEqualTo(6 * 28 + 8);
        assertThat(c1.cellAt(c1.firstChange())).isEqualTo(new Cell(0, 0, 6, 8));
        Subject full = subject(lenet);
        assertThat(ofClass(full, 6, 3).firstChange()).isZero();
    }

    @Test
    void hoveringAnOutputCellShowsItsTimeAndAClickOpensIt() {
        Subject subject = subject(Presets.LENET5_MODERN);
        OpenLevel level = OpenLevel.ofMap(new Cell(2, 10, 0, 0));
        Figure figure = LevelFigure.figure(subject.context(600, 560), level, DetailTab.MAKING, 1);
        HitTarget found = HitTarget.NOTHING;
        for (double x = 0; x < 600; x += 3) {
            for (double y = 0; y < 560; y += 3) {
                HitTarget target = figure.at(x, y);
                Cell cell = target.cell();
                if (cell != null) {
                    assertThat(target.kind()).isEqualTo(HitTarget.Kind.OPENS);
                    assertThat(target.time()).isEqualTo(cell.row() * 10.0 + cell.column());
                    found = target;
                }
            }
        }
        assertThat(found.cell()).isNotNull();
    }

    @Test
    void anInputMapIsEnlargedByItsThumbnailAtAnyTime() {
        Subject subject = subject(Presets.LENET5_MODERN);
        OpenLevel level = OpenLevel.ofCell(new Cell(2, 10, 4, 4));
        Figure figure = LevelFigure.figure(subject.context(600, 560), level, DetailTab.MAKING, 1);
        assertThat(figure.parts()).isEqualTo(6);
        // The block of the present step: 25 products each.
        assertThat(figure.partAt(0)).isZero();
        assertThat(figure.partAt(26)).isEqualTo(1);
        Figure opened = figure.opening(3);
        assertThat(opened.partAt(26)).isEqualTo(3);
        assertThat(paint(opened, 40)).isEqualTo(paint(figure.opening(1).opening(3), 40));
        assertThat(paint(opened, 40)).isNotEqualTo(paint(figure, 40));
        assertThat(paint(opened, 110)).isNotEqualTo(paint(opened, 120));
        boolean[] found = new boolean[6];
        for (double x = 0; x < 600; x += 5) {
            for (double y = 0; y < 560; y += 5) {
                HitTarget target = figure.at(x, y);
                if (target.kind() == HitTarget.Kind.PART) {
                    found[target.part()] = true;
                }
            }
        }
        assertThat(found).containsOnly(true);
        assertThat(figure.opening(17)).isSameAs(figure);
    }

    /** A window of small values looks small, as on the stage, and not stretched to full colour. */
    @Test
    void theValuesOfAWindowHaveTheColoursOfTheStage() {
        Subject subject = subject(Presets.LENET5_MODERN);
        Tensor map = subject.activations().output(0).channel(0);
        double limit = map.absMax();
        Cell pale = palest(map);
        Tensor patch =
                ((CellReport.Pooled)
                                CellReporter.report(subject.model(), subject.activations(), pale))
                        .patch();
        assertThat(patch.absMax()).isPositive().isLessThan((float) (0.8 * limit));
        int expected = LOOK.signed(patch.absMax() / limit);
        for (OpenLevel level : List.of(OpenLevel.ofCell(pale), OpenLevel.ofMap(pale))) {
            Figure figure =
                    LevelFigure.figure(subject.context(600, 560), level, DetailTab.MAKING, 1);
            double time =
                    level.depth() == OpenLevel.Depth.CELL ? 0 : pale.row() * 14 + pale.column();
            assertThat(Arrays.stream(paint(figure, time)).anyMatch(argb -> argb == expected))
                    .as("%s", level.depth())
                    .isTrue();
        }
        Figure products =
                LevelFigure.figure(
                        subject.context(600, 560),
                        OpenLevel.ofCell(new Cell(2, 0, 4, 4)),
                        DetailTab.MAKING,
                        1);
        Tensor below = subject.activations().output(1).channel(0);
        float value = below.at(0, 4, 4);
        assertThat(value).isPositive().isLessThan((float) (0.9 * below.absMax()));
        int colour = LOOK.signed(value / below.absMax());
        assertThat(Arrays.stream(paint(products, 10))).contains(colour);
    }

    /** The cell of S2 whose window in a map of C1 has the smallest values that are not all 0. */
    private static Cell palest(Tensor map) {
        Cell palest = new Cell(1, 0, 0, 0);
        float least = Float.POSITIVE_INFINITY;
        for (int row = 0; row < map.shape().rows() / 2; row++) {
            for (int column = 0; column < map.shape().columns() / 2; column++) {
                float most = 0;
                for (int i = 0; i < 4; i++) {
                    most = Math.max(most, map.at(0, 2 * row + i / 2, 2 * column + i % 2));
                }
                if (most > 0 && most < least) {
                    least = most;
                    palest = new Cell(1, 0, row, column);
                }
            }
        }
        return palest;
    }

    private static int[] paint(Figure figure, double time) {
        Raster raster = new Raster(620, 580);
        raster.clear(LOOK.ground());
        BlockLetters letters = new BlockLetters(figure instanceof CodeFigure);
        figure.paint(new RasterPen(raster, letters, LOOK, 13, 10), time);
        return raster.pixels();
    }

    @Test
    void theBitmapsOfADistanceAreThoseOfThePresentClass() {
        Subject subject = subject(Presets.byId("lenet5-1998").orElseThrow());
        int output = subject.model().architecture().layers().size() - 1;
        Figure five = ofClass(subject, output, 5);
        int[] ofTwo = bitmaps(ofClass(subject, output, 2), five.steps());
        int[] ofFive = bitmaps(five, five.steps());
        assertThat(ofFive).isNotEqualTo(ofTwo);
        assertThat(bitmaps(five, 2.5)).isEqualTo(ofTwo);
        assertThat(bitmaps(five, 5.5)).isEqualTo(ofFive);
    }

    private static Figure ofClass(Subject subject, int output, int channel) {
        OpenLevel level = OpenLevel.ofMap(new Cell(output, channel, 0, 0));
        return LevelFigure.figure(subject.context(600, 560), level, DetailTab.MAKING, 1);
    }

    /** The pixels above the bars. */
    private static int[] bitmaps(Figure figure, double time) {
        return Arrays.copyOf(paint(figure, time), 600 * 240);
    }

    private record Subject(Model model, Activations activations) {
        FigureContext context(double width, double height) {
            return context(width, height, 13);
        }

        FigureContext context(double width, double height, double em) {
            return new FigureContext(
                    width,
                    height,
                    em,
                    Texts.in(Texts.Language.ENGLISH),
                    model,
                    activations,
                    ColorScale.of(ScaleMode.MAP, activations));
        }
    }

    private static Subject subject(Architecture architecture) {
        Weights weights = InitialWeights.draw(architecture, 5);
        Random random = new Random(7);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? 1 : 0;
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        return new Subject(new Model(architecture, weights, Map.of()), activations);
    }
}
