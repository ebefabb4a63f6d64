package org.kernelscope.composition;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.scene.BackwardPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.export.AnimationWindow;
import org.kernelscope.ui.export.ExportModel;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.window.WindowState;

/**
 * Opens hidden windows that show what a window shows, by way of a scene. Afterwards the two have
 * nothing in common. JavaFX thread.
 */
final class WindowCopy implements AnimationWindow.Source {
    private final WindowModule original;

    WindowCopy(WindowModule original) {
        this.original = original;
    }

    /**
     * The exports of the window, whose pictures and animations are taken of copies.
     *
     * @param settled true if all that the window shows is computed
     */
    ExportModel exports(BooleanSupplier settled) {
        WindowState shared = original.shared();
        return new ExportModel(
                new ExportModel.Shown(
                        shared.network(),
                        original.backward().resultProperty(),
                        shared.selection(),
                        shared.kernels(),
                        shared.workspace(),
                        shared.display(),
                        settled,
                        original.train()::curves,
                        original.train()::checkpoint),
                this,
                shared.localisation(),
                shared.notices(),
                original.writing(),
                FxThread.EXECUTOR,
                ProgramVersion.current());
    }

    @Override
    public void open(
            int width,
            int height,
            @Nullable String panel,
            Consumer<AnimationWindow> ready,
            Consumer<Throwable> failed) {
        Model model = original.shared().network().modelProperty().get();
        if (model == null) {
            failed.accept(new UserFacingException("export.film.still"));
            return;
        }
        Drawing drawing = original.shared().drawing().drawing();
        Scene shown = shown();
        HiddenWindow window = new HiddenWindow(drawing, width, height, 1);
        if (shown.display() != null) {
            window.parts().scenes().look(shown.display());
        }
        window.open(
                drawing,
                null,
                model,
                (parts, then) -> {
                    // A run need not be in a file, as a scene would want it.
                    parts.training().showAs(original.training());
                    parts.train().experiments().showAs(original.train().experiments());
                    parts.scenes()
                            .apply(
                                    () -> shown,
                                    true,
                                    () -> {
                                        if (panel != null) {
                                            window.showOnly(panel);
                                        }
                                        then.run();
                                    },
                                    () -> {});
                },
                () -> ready.accept(window),
                problem -> {
                    window.close();
                    failed.accept(problem);
                });
    }

    /** The window as a scene, without what the copy is given: its network and run. */
    private Scene shown() {
        Scene all = original.capture().everything();
        BackwardPart backward = all.backward();
        return all.withNetwork(null)
                .withTrain(null)
                .withBackward(backward == null ? null : untaken(backward));
    }

    /** The steps that were taken are in the weights of the network. */
    private static BackwardPart untaken(BackwardPart backward) {
        BackwardPart.Step step = backward.step();
        return new BackwardPart(
                backward.on(),
                backward.label(),
                step == null
                        ? null
                        : new BackwardPart.Step(
                                step.optimizer(),
                                step.rate(),
                                step.momentum(),
                                step.weightDecay(),
                                step.images(),
                                0),
                backward.landscape());
    }
}
