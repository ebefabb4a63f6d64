package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;
import org.kernelscope.network.CellConnections;

/** Of many connections those that matter are drawn. */
final class LinkPainterTest {
    @Test
    void theStrongestAreKeptAndTheStrongestOfThemComesLast() {
        Random random = new Random(3);
        List<CellConnections.Connection> links = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            float weight = (float) random.nextGaussian();
            links.add(
                    new CellConnections.Connection(
                            new Cell(0, 0, 0, 0), new Cell(1, i, 0, 0), weight));
        }
        List<Double> expected =
                links.stream()
                        .map(link -> (double) Math.abs(link.weight()))
                        .sorted()
                        .skip(5_000 - 420)
                        .toList();
        List<Double> kept =
                LinkPainter.strongest(links, 420).stream()
                        .map(link -> (double) Math.abs(link.weight()))
                        .toList();
        assertThat(kept).isEqualTo(expected);
        assertThat(LinkPainter.strongest(links.subList(0, 7), 420)).hasSize(7);
        assertThat(LinkPainter.strongest(List.of(), 420)).isEmpty();
    }
}
