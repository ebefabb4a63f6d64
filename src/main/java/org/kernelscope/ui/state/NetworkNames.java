package org.kernelscope.ui.state;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.LenetVariants.Difference;
import org.kernelscope.text.Texts;

/** The names of the networks that the program knows. Any thread. */
public final class NetworkNames {
    private NetworkNames() {}

    /** The name of {@code architecture}; its id if it is none of the program's own. */
    public static String of(Texts texts, Architecture architecture) {
        return switch (architecture.id()) {
            case "lenet5-modern" -> texts.get("network.lenet5Modern");
            case "lenet5-1998" -> texts.get("network.lenet5Of1998");
            case "lenet1" -> texts.get("network.lenet1");
            case "tiny" -> texts.get("network.tiny");
            case "deeper" -> texts.get("network.deeper");
            case "wider" -> texts.get("network.wider");
            case "mlp" -> texts.get("network.mlp");
            case "lenet5-colour" -> texts.get("network.colour");
            case "sigmoids" -> texts.get("network.sigmoids");
            default -> variant(texts, architecture.id());
        };
    }

    private static String variant(Texts texts, String id) {
        Set<Difference> differences = LenetVariants.differences(id);
        if (differences.isEmpty()) {
            return id;
        }
        return Stream.concat(
                        Stream.of(texts.get("network.lenet5Modern")),
                        differences.stream().map(it -> difference(texts, it)))
                .collect(Collectors.joining(" + "));
    }

    /** The name of a difference between the LeNet-5 of today and that of 1998. */
    public static String difference(Texts texts, Difference difference) {
        return switch (difference) {
            case POOLING -> texts.get("lenetComparison.pooling");
            case ACTIVATION -> texts.get("lenetComparison.activation");
            case TABLE -> texts.get("lenetComparison.table");
            case OUTPUT -> texts.get("lenetComparison.output");
        };
    }
}
