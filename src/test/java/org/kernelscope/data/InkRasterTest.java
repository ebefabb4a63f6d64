package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Strokes become ink: the right amount, in the right place, however they were drawn. */
final class InkRasterTest {
    private static final int SIZE = InkRaster.SIZE;

    private final InkRaster raster = new InkRaster();

    @Test
    void anEmptyPadHasNoInk() {
        assertThat(raster.render(Drawing.EMPTY).max()).isZero();
    }

    @Test
    void aDotHasTheAreaOfItsDisc() {
        double width = 0.2;
        double radius = width * SIZE / 2;
        Tensor ink = raster.render(Drawing.EMPTY.plus(Stroke.at(0.5, 0.5, width)));
        assertThat(area(ink)).isCloseTo(Math.PI * radius * radius, within(0.005 * area(ink)));
        assertThat(ink.at(0, SIZE / 2, SIZE / 2)).isEqualTo(1);
        assertThat(ink.at(0, SIZE / 2, (int) (SIZE / 2 + radius + 2))).isZero();
    }

    @Test
    void aLineHasTheAreaOfItsBarAndTwoHalfDiscs() {
        double width = 0.1;
        double radius = width * SIZE / 2;
        Tensor ink = raster.render(line(width, 0.2, 0.3, 0.8, 0.7));
        double length = Math.hypot(0.6, 0.4) * SIZE;
        double expected = 2 * radius * length + Math.PI * radius * radius;
        assertThat(area(ink)).isCloseTo(expected, within(0.005 * expected));
    }

    @Test
    void aLineHasItsPlace() {
        Tensor ink = raster.render(line(0.05, 0.25, 0.5, 0.75, 0.5));
        assertThat(ink.at(0, SIZE / 2, SIZE / 4)).isEqualTo(1);
        assertThat(ink.at(0, SIZE / 2, 3 * SIZE / 4 - 1)).isEqualTo(1);
        assertThat(ink.at(0, SIZE / 2 - 20, SIZE / 2)).isZero();
        assertThat(ink.at(0, SIZE / 2, SIZE / 8)).isZero();
    }

    @Test
    void crossingStrokesAreNotDarkerThanInk() {
        Drawing cross = line(0.1, 0.2, 0.2, 0.8, 0.8).plus(Stroke.at(0.2, 0.8, 0.1));
        Tensor ink = raster.render(cross.lastStrokeTo(0.8, 0.2));
        assertThat(ink.max()).isEqualTo(1);
        assertThat(ink.min()).isZero();
    }

    @Test
    void drawingOverTheEdgeIsCutOff() {
        Tensor ink = raster.render(Drawing.EMPTY.plus(Stroke.at(0, 0, 0.2)));
        double radius = 0.1 * SIZE;
        assertThat(area(ink)).isCloseTo(Math.PI * radius * radius / 4, within(8.0));
    }

    @Test
    void pieceByPieceIsTheSameAsAllAtOnce() {
        Random random = new Random(7);
        Drawing drawing = Drawing.EMPTY;
        for (int stroke = 0; stroke < 4; stroke++) {
            double width = 0.03 + 0.1 * random.nextDouble();
            drawing = drawing.plus(Stroke.at(random.nextDouble(), random.nextDouble(), width));
            raster.render(drawing);
            for (int point = 0; point < 12; point++) {
                drawing = drawing.lastStrokeTo(random.nextDouble(), random.nextDouble());
                assertThat(raster.render(drawing)).isEqualTo(new InkRaster().render(drawing));
            }
        }
    }

    @Test
    void whatIsTakenBackIsGone() {
        Drawing one = line(0.1, 0.2, 0.2, 0.8, 0.2);
        Drawing two = one.plus(Stroke.at(0.5, 0.6, 0.1)).lastStrokeTo(0.6, 0.8);
        Tensor before = raster.render(one);
        raster.render(two);
        assertThat(raster.render(one)).isEqualTo(before);
        assertThat(raster.render(Drawing.EMPTY).max()).isZero();
    }

    @Test
    void anotherDrawingWithAsManyStrokesIsNotMixedWithTheOld() {
        raster.render(line(0.1, 0.2, 0.2, 0.8, 0.2));
        Drawing other = line(0.1, 0.2, 0.9, 0.8, 0.9);
        assertThat(raster.render(other)).isEqualTo(new InkRaster().render(other));
    }

    @Test
    void aSquarePictureFillsThePad() {
        float[] full = new float[28 * 28];
        Arrays.fill(full, 0.5f);
        Tensor ink = raster.render(Drawing.of(picture(28, 28, full)));
        assertThat(ink.at(0, SIZE / 2, SIZE / 2)).isCloseTo(0.5f, within(1e-6f));
        assertThat(area(ink)).isCloseTo(0.5 * SIZE * SIZE, within(0.02 * SIZE * SIZE));
    }

    @Test
    void aWidePictureLiesInTheMiddle() {
        float[] full = new float[20 * 40];
        Arrays.fill(full, 1);
        Tensor ink = raster.render(Drawing.of(picture(20, 40, full)));
        assertThat(ink.at(0, SIZE / 2, 4)).isGreaterThan(0.9f);
        assertThat(ink.at(0, SIZE / 4 - 8, SIZE / 2)).isZero();
        assertThat(ink.at(0, 3 * SIZE / 4 + 8, SIZE / 2)).isZero();
    }

    @Test
    void strokesLieOverThePicture() {
        Backdrop picture = picture(28, 28, new float[28 * 28]);
        Drawing drawing = Drawing.of(picture).plus(Stroke.at(0.5, 0.5, 0.1));
        assertThat(raster.render(drawing).max()).isEqualTo(1);
    }

    private static Drawing line(double width, double fromX, double fromY, double toX, double toY) {
        return Drawing.EMPTY.plus(Stroke.at(fromX, fromY, width)).lastStrokeTo(toX, toY);
    }

    private static Backdrop picture(int rows, int columns, float[] ink) {
        return new Backdrop(Tensor.of(Shape.of(1, rows, columns), ink), false);
    }

    private static double area(Tensor ink) {
        double area = 0;
        for (int i = 0; i < ink.size(); i++) {
            area += ink.get(i);
        }
        return area;
    }
}
