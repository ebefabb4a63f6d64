package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class GridTextTest {
    private static final Tensor TWO = Tensor.of(Shape.of(2, 2, 2), 1, 2, 3, 4, -5, 0.5f, 7, 8e-3f);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2;3,4|-5,0.5;7,.008",
                " 1 2\n3 4 \n\n-5 0.5\n7 8e-3\n",
                "1\t2\r\n3\t4\r\n\r\n\u22125\t0,5\r\n7\t0,008\r\n",
                "1, 2; 3, 4;|-5, 0.5; 7, 0.008;"
            })
    void manyWaysToWriteTheSame(String text) throws UserFacingException {
        assertThat(GridText.parse(text)).isEqualTo(TWO);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws UserFacingException {
        assertThat(GridText.parse(GridText.format(TWO))).isEqualTo(TWO);
        assertThat(GridText.parse(GridText.formatCells(TWO))).isEqualTo(TWO);
        assertThat(GridText.format(TWO)).startsWith("1,2;3,4|-5,0.5;7,0.008");
    }

    @Test
    void theSentenceNamesThePlace() {
        assertThatThrownBy(() -> GridText.parse("1,2;3,abc"))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("Row 2, column 2")
                .hasMessageContaining("abc");
        assertThatThrownBy(() -> GridText.parse("1,2;3"))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("Row 2 of channel 1 has 1 numbers");
    }
}
