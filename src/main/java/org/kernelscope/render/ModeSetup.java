package org.kernelscope.render;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.TrainTab;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The mode of a picture of the window, and the open part of its panel. JavaFX thread. */
final class ModeSetup implements SceneSetup {
    @Option(
            names = "--mode",
            defaultValue = "explore",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Mode mode = Mode.EXPLORE;

    @Option(
            names = "--tab",
            description =
                    "view of the panel to open in the mode, such as curves in train or kernels in"
                            + " lab")
    private @Nullable String tab;

    @Option(names = "--layer", description = "layer of the kernel gallery, such as C3")
    private @Nullable String layer;

    /** Refuses a layer without kernels, and one that the network does not have. */
    void checkLayer(Model model, @Nullable CommandSpec spec, Console console) {
        List<String> known =
                model.architecture().layers().stream()
                        .filter(each -> Kernels.of(each, model.weights()).isPresent())
                        .map(Layer::name)
                        .toList();
        if (layer != null && !known.contains(layer)) {
            throw UsageError.of(
                    spec, console, "cli.choice", "--layer", String.join(", ", known), layer);
        }
    }

    /** Refuses a view that there is not. */
    void check(@Nullable CommandSpec spec, Console console) {
        if (layer != null && mode != Mode.LAB) {
            throw UsageError.of(spec, console, "cli.without", "--layer", "--mode lab");
        }
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
            List<String> known = parts.lab().panel().tabs();
            if (!known.contains(tab)) {
                // Whatever is told ends the command.
                parts.shared()
                        .notices()
                        .tell(
                                new UserFacingException(
                                        "cli.choice", "--tab", String.join(", ", known), tab));
                return;
            }
            parts.lab().panel().open(tab);
        }
        Architecture shown = parts.shared().network().architectureProperty().get();
        if (layer != null && shown != null) {
            shown.layer(layer).ifPresent(parts.lab().gallery().layerProperty()::set);
        }
        ready.run();
    }
}
