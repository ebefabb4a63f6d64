package org.kernelscope.ui.paint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Painted;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.paint.chart.ConfusionPainter.Matrix;

/** Confusion matrices, sheets of kernels and small histograms, pixel by pixel. */
final class MatrixAndTilesTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @Test
    void mistakesAndCorrectAnswersHaveDifferentHuesAndNothingHasNone() {
        int[][] counts = {{90, 10}, {0, 100}};
        Matrix matrix = new Matrix(233, Painted.EM, 2);
        Painted image =
                Painted.by(
                        233,
                        233,
                        pen ->
                                new ConfusionPainter(pen, matrix)
                                        .paint(counts, List.of("0", "1"), -1, -1));
        int right = corner(image, matrix, 0, 0);
        int wrong = corner(image, matrix, 0, 1);
        int nothing = corner(image, matrix, 1, 0);
        assertThat(right & 0xff).as("blue").isGreaterThan((right >> 16) & 0xff);
        assertThat((wrong >> 16) & 0xff).as("orange").isGreaterThan(wrong & 0xff);
        assertThat(nothing).isEqualTo(Painted.LOOK.surface());
        assertThat(matrix.classAt(matrix.middle(1))).isEqualTo(1);
        assertThat(matrix.classAt(2)).isEqualTo(-1);
        assertThat(matrix.classAt(500)).isEqualTo(-1);
    }

    @Test
    void namesHaveRoomAndAreCutToTheirColumn() {
        Matrix digits = Matrix.of(300, 13, List.of("0", "1"));
        assertThat(digits).isEqualTo(new Matrix(300, 13, 2));
        Matrix named = Matrix.of(300, 13, List.of("가위", "an umbrella", "a"));
        assertThat(named.head()).isGreaterThan(4);
        assertThat(named.fitting("an umbrella", named.head() * 13)).isEqualTo("an umbr…");
        assertThat(named.fitting("가위", named.cell())).isEqualTo("가위");
        assertThat(named.everyRow()).isEqualTo(1);
        assertThat(named.everyColumn()).isEqualTo(1);
        assertThat(new Matrix(300, 13, 62).everyRow()).isGreaterThan(1);
        // A wide letter takes two columns of names, and … alone says nothing.
        Matrix wide = Matrix.of(400, 13, List.of("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣ".split("")));
        assertThat(wide.fitting("ㄱ", wide.everyColumn() * wide.cell())).isEqualTo("ㄱ");
        assertThat(wide.everyRow()).isLessThan(wide.everyColumn());
    }

    /** Away from the number in the middle. */
    private static int corner(Painted image, Matrix matrix, int row, int column) {
        double off = 0.4 * matrix.cell();
        return image.at(matrix.middle(column) - off, matrix.middle(row) - off);
    }

    @Test
    void everyWeightOfASheetHasItsColour() throws Exception {
        Weights weights = InitialWeights.draw(LENET, 3);
        Kernels kernels = Kernels.of(LENET.layer("C3").orElseThrow(), weights).orElseThrow();
        KernelSheet sheet = KernelSheet.fitting(16, 6, 5, 640, 300, 2, 4);
        assertThat(sheet.columns()).isEqualTo(16);
        assertThat(sheet.rows()).isEqualTo(6);
        assertThat(sheet.width()).isLessThanOrEqualTo(640);
        assertThat(sheet.height()).isLessThanOrEqualTo(300);
        Raster raster = new Raster(640, 300);
        float limit = KernelSheet.limit(kernels);
        sheet.paint(raster, kernels, 0, 0, limit, Painted.LOOK, 1);
        for (int map : new int[] {0, 7, 15}) {
            for (int input : new int[] {0, 5}) {
                Tensor kernel = kernels.kernel(map, input).orElseThrow();
                int x = map * sheet.step() + 1 + 2 * sheet.cell();
                int y = input * sheet.step() + 1 + 3 * sheet.cell();
                int wanted = Palette.BLUE_ORANGE.signed(Theme.LIGHT, kernel.get(3 * 5 + 2) / limit);
                assertThat(raster.at(x, y)).isEqualTo(wanted);
            }
        }
    }

    @Test
    void aLayerOverOneMapIsLaidOutInRowsThatMakeItLarge() {
        KernelSheet narrow = KernelSheet.fitting(6, 1, 5, 150, 280, 2, 4);
        assertThat(narrow.columns() * narrow.rows()).isGreaterThanOrEqualTo(6);
        assertThat(narrow.columns()).isLessThan(6);
        assertThat(narrow.cell()).isGreaterThan(KernelSheet.fitting(6, 1, 5, 150, 60, 2, 4).cell());
    }

    @Test
    void ofMoreKernelsThanHaveRoomTheFirstFillIt() {
        KernelSheet some = KernelSheet.fitting(300, 1, 28, 600, 250, 2, 4);
        assertThat(some.columns()).isEqualTo(600 / 60);
        assertThat(some.rows()).isEqualTo(250 / 60);
        assertThat(some.cell()).isEqualTo(2);
    }

    @Test
    void theLimitIsTheLargestMagnitude() throws Exception {
        Weights weights = InitialWeights.draw(LENET, 3);
        float[] values = weights.get("C1.weight").toArray();
        values[77] = -9;
        Map<String, Tensor> changed = new HashMap<>();
        changed.put("C1.weight", Tensor.takeOver(weights.get("C1.weight").shape(), values));
        Kernels kernels =
                Kernels.of(LENET.layer("C1").orElseThrow(), weights.withAll(changed)).orElseThrow();
        assertThat(KernelSheet.limit(kernels)).isEqualTo(9);
    }

    @Test
    void aHistogramIsHighWhereThereAreManyAndHasTheColourOfItsValues() {
        int[] counts = {0, 100, 0, 25};
        Painted image =
                Painted.by(
                        80, 40, pen -> new SmallHistogram(pen).paint(counts, -1, 1, 0, 0, 80, 40));
        int below = image.at(30, 20);
        int above = image.at(70, 30);
        assertThat(below & 0xff).as("blue").isGreaterThan((below >> 16) & 0xff);
        assertThat((above >> 16) & 0xff).as("orange").isGreaterThan(above & 0xff);
        // A quarter of the count is half as high.
        assertThat(image.at(70, 15)).isEqualTo(0xFFFFFFFF);
        assertThat(image.at(10, 20)).isEqualTo(0xFFFFFFFF);
    }
}
