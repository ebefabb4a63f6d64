package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kernelscope.text.Problem;

import java.util.List;

/** The table of then and now: what is written is read, and what travels along is about us. */
final class ThenAndNowTest {
    @Test
    void whatIsWrittenIsRead() throws Problem {
        ThenAndNow table =
                new ThenAndNow(
                        "kernelscope compare --epochs 1",
                        "Kernelscope 1",
                        List.of(
                                new ThenAndNow.Row("a", 10, 20, 3, 4),
                                new ThenAndNow.Row("b", 11, 21, 4, 4)));
        ThenAndNow read = ThenAndNow.parse(table.format());
        assertThat(read).isEqualTo(table);
        assertThat(read.row("a").orElseThrow().accuracy()).isEqualTo(0.75);
        assertThat(read.row("c")).isEmpty();
    }

    @Test
    void somethingElseIsRefused() {
        for (String json :
                List.of("", "[]", "{}", "{\"networks\": 3}", "{\"networks\": [{\"id\": 3}]}")) {
            assertThatThrownBy(() -> ThenAndNow.parse(json)).isInstanceOf(Problem.class);
        }
    }
}
