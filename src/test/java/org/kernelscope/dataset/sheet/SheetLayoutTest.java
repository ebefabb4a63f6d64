package org.kernelscope.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.dataset.sheet.SheetLayout.Cell;
import org.kernelscope.dataset.sheet.SheetLayout.Label;

/** What is printed where. */
final class SheetLayoutTest {
    static IntStream counts() {
        return IntStream.rangeClosed(SheetLayout.LEAST, SheetLayout.MOST);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void allClassesHaveEquallyManyCellsAndNothingOverlaps(int classes) {
        SheetLayout layout = new SheetLayout(classes);
        int[] cells = new int[classes];
        List<Box> boxes = new ArrayList<>(SheetLayout.marks());
        for (int bit = 0; bit < SheetCode.BITS; bit++) {
            boxes.add(SheetLayout.codeHalf(bit, false));
            boxes.add(SheetLayout.codeHalf(bit, true));
        }
        for (Cell cell : layout.cells()) {
            cells[cell.label()]++;
            boxes.add(cell.box());
        }
        for (Label label : layout.labels()) {
            boxes.add(label.box());
        }
        assertThat(cells[0]).isGreaterThanOrEqualTo(2);
        assertThat(cells).containsOnly(cells[0]);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(Math.min(box.x(), box.y())).isGreaterThanOrEqualTo(SheetLayout.MARGIN);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(200.0001);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(287.0001);
            for (int j = 0; j < i; j++) {
                assertThat(overlap(box, boxes.get(j))).as(box + " " + boxes.get(j)).isFalse();
            }
        }
    }

    private static boolean overlap(Box a, Box b) {
        double slack = 1e-6;
        return a.x() + slack < b.x() + b.width()
                && b.x() + slack < a.x() + a.width()
                && a.y() + slack < b.y() + b.height()
                && b.y() + slack < a.y() + a.height();
    }

    /** Worked by hand: ten rows of ten cells of 16 mm; a row is 24 mm high, a column 18 mm wide. */
    @Test
    void tenDigitsHaveTenRowsOfTenCells() {
        List<Cell> cells = new SheetLayout(10).cells();
        assertThat(cells).hasSize(100);
        assertThat(cells.get(0)).isEqualTo(new Cell(0, 0, 0, new Box(16, 35.5, 16, 16)));
        assertThat(cells.get(37)).isEqualTo(new Cell(3, 3, 7, new Box(142, 107.5, 16, 16)));
    }

    @Test
    void manyClassesShareARow() {
        List<Cell> cells = new SheetLayout(62).cells();
        assertThat(cells).hasSize(124);
        assertThat(cells.get(2).label()).isEqualTo(1);
        assertThat(cells.get(12).label()).isEqualTo(6);
        assertThat(new SheetLayout(3).cells()).hasSize(90);
        assertThatThrownBy(() -> new SheetLayout(63)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeWithAWrongBitIsNone() {
        SheetCode code = SheetCode.of(List.of("ㄱ", "ㄴ", "ㄷ"));
        assertThat(code.classes()).isEqualTo(3);
        assertThat(SheetCode.of(code.bits())).isEqualTo(code);
        for (int bit = 0; bit < SheetCode.BITS; bit++) {
            SheetCode other = SheetCode.of(code.bits() ^ 1 << bit);
            assertThat(other).as("bit %s", bit).isNull();
        }
        assertThat(code.isFor(List.of("ㄱ", "ㄷ", "ㄴ"))).isFalse();
    }
}
