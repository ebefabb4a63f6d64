package org.kernelscope.ui.state;

import org.kernelscope.network.Architecture;
import org.kernelscope.text.Texts;

/** What people call the networks that the program knows. Any thread. */
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
            case "sigmoids" -> texts.get("network.sigmoids");
            default -> architecture.id();
        };
    }
}
