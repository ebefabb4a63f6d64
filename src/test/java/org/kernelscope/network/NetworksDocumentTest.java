package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.atlas.Atlas;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.Block;

/** {@code docs/networks.md} tells what the program counts, of every network, and of no other. */
final class NetworksDocumentTest {
    private static List<String> lines = List.of();

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("docs/networks.md"));
    }

    @Test
    void everyNetworkIsThereWithItsCounts() {
        List<Architecture> all =
                Stream.concat(Presets.all().stream(), LenetVariants.nonPresets().stream()).toList();
        for (Architecture architecture : all) {
            assertThat(lines)
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            row(
                                                    "`" + architecture.id() + "`",
                                                    count(architecture.parameterCount()),
                                                    count(architecture.connections()),
                                                    count(architecture.multiplyAccumulates()))));
        }
        Set<String> names =
                lines.stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`")[1])
                        .collect(Collectors.toSet());
        assertThat(names).isEqualTo(all.stream().map(Architecture::id).collect(Collectors.toSet()));
    }

    @Test
    void everyLayerOf1998IsThereWithItsFormula() {
        for (Layer layer : Presets.LENET5_1998.layers()) {
            String formula = layer.parameterFormula().toString();
            String output =
                    layer.outputShape().isUnits()
                            ? count(layer.outputShape().channels())
                            : layer.outputShape().toString();
            String end =
                    row(output, formula, count(layer.parameterCount()), count(layer.connections()));
            assertThat(lines)
                    .anyMatch(
                            line ->
                                    line.startsWith("| " + layer.name())
                                            && line.endsWith(end.replace("|  |", "| |")));
        }
    }

    @Test
    void everyNetworkOfTheAtlasIsThere() {
        for (AtlasEntry entry : Atlas.all()) {
            Block.Count total = entry.total();
            String row =
                    row(
                            entry.name(),
                            entry.year() == 0 ? "" : Integer.toString(entry.year()),
                            count(total.depth()),
                            count(total.parameters()),
                            count(total.multiplyAccumulates()),
                            count(entry.lastMaps().field().size()));
            assertThat(lines).anyMatch(line -> line.startsWith(row.replace("|  |", "| |")));
        }
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
