package org.kernelscope.render;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.network.Architecture;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.TrainTab;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which mode a picture of the window is of, and what is open on its bench. JavaFX thread. */
final class ModeSetup implements SceneSetup {
    @Option(
            names = "--mode",
            defaultValue = "explore",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Mode mode = Mode.EXPLORE;

    @Option(
            names = "--tab",
            description =
                    "view of the bench to open in the mode, such as curves in train or kernels in"
                            + " lab")
    private @Nullable String tab;

    @Option(names = "--layer", description = "layer of the kernel gallery, such as C3")
    private @Nullable String layer;

    /** Refuses a view that there is not. */
    void check(@Nullable CommandSpec spec, Console console) {
        if (tab == null) {
            return;
        }
        if (mode == Mode.EXPLORE) {
            throw UsageError.of(spec, console, "cli.together", "--tab", "--mode explore");
        }
        List<String> known = Arrays.stream(TrainTab.values()).map(TrainTab::id).toList();
        if (mode == Mode.TRAIN && !known.contains(tab)) {
            throw UsageError.of(
                    spec, console, "cli.choice", "--tab", String.join(", ", known), tab);
        }
    }

    @Override
    public void prepare(WindowModule parts, Runnable ready) {
        parts.shared().workspace().modeProperty().set(mode);
        if (mode == Mode.TRAIN) {
            Arrays.stream(TrainTab.values())
                    .filter(each -> each.id().equals(tab))
                    .forEach(parts.training().tabProperty()::set);
        }
        if (mode == Mode.LAB && tab != null) {
            parts.lab().bench().open(tab);
        }
        Architecture shown = parts.shared().network().architectureProperty().get();
        if (layer != null && shown != null) {
            shown.layer(layer).ifPresent(parts.lab().gallery().layerProperty()::set);
        }
        ready.run();
    }
}
