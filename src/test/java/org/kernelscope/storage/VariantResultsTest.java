package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** The table of then and now: what is written is read, and what travels along is about us. */
final class VariantResultsTest {
    @Test
    void whatIsWrittenIsRead() throws UserFacingException {
        VariantResults table =
                new VariantResults(
                        "kernelscope compare --epochs 1",
                        "Kernelscope 1",
                        List.of(
                                new VariantResults.Row("a", 10, 20, 3, 4),
                                new VariantResults.Row("b", 11, 21, 4, 4)));
        VariantResults read = VariantResults.parse(table.format());
        assertThat(read).isEqualTo(table);
        assertThat(read.row("a").orElseThrow().accuracy()).isEqualTo(0.75);
        assertThat(read.row("c")).isEmpty();
    }

    @Test
    void somethingElseIsRefused() {
        for (String json :
                List.of("", "[]", "{}", "{\"networks\": 3}", "{\"networks\": [{\"id\": 3}]}")) {
            assertThatThrownBy(() -> VariantResults.parse(json))
                    .isInstanceOf(UserFacingException.class);
        }
    }

    @Test
    void theTableThatTravelsAlongHasEveryStepWithItsTrueCounts() throws UserFacingException {
        VariantResults table = VariantResults.readBundled();
        for (List<Architecture> networks :
                List.of(LenetVariants.cumulative(), LenetVariants.singleDifferences())) {
            for (Architecture architecture : networks) {
                VariantResults.Row row = table.row(architecture.id()).orElseThrow();
                assertThat(row.parameters()).isEqualTo((int) architecture.parameterCount());
                assertThat(row.connections()).isEqualTo((int) architecture.connections());
                assertThat(row.digits()).isEqualTo(10_000);
            }
        }
        double then = table.row(Presets.LENET5_1998.id()).orElseThrow().accuracy();
        double now = table.row(Presets.LENET5_MODERN.id()).orElseThrow().accuracy();
        assertThat(then).isGreaterThan(0.98);
        assertThat(now).isGreaterThan(0.98).isCloseTo(then, Offset.offset(0.015));
    }
}
