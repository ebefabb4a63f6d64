package org.kernelscope.composition;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.export.ExportModel;
import org.kernelscope.ui.export.FilmStudio;
import org.kernelscope.ui.export.FilmWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.window.WindowState;

/**
 * Opens hidden windows that show what a window shows: its network, drawing, open level, run and
 * look. Afterwards the two have nothing in common. JavaFX thread.
 */
final class WindowCopy implements FilmStudio {
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
            Consumer<FilmWindow> ready,
            Consumer<Throwable> failed) {
        Model model = original.shared().network().modelProperty().get();
        if (model == null) {
            failed.accept(new UserFacingException("export.film.still"));
            return;
        }
        Drawing drawing = original.shared().drawing().drawing();
        List<OpenLevel> levels = original.shared().selection().pathProperty().get();
        HiddenWindow window = new HiddenWindow(drawing, width, height, 1);
        copyLook(window.parts().shared());
        window.open(
                drawing,
                null,
                model,
                (parts, then) -> {
                    copyState(parts, levels);
                    if (panel != null) {
                        window.showOnly(panel);
                    }
                    then.run();
                },
                () -> ready.accept(window),
                problem -> {
                    window.close();
                    failed.accept(problem);
                });
    }

    private void copyLook(WindowState copy) {
        Display from = original.shared().display();
        Display to = copy.display();
        to.themeProperty().set(from.themeProperty().get());
        to.paletteProperty().set(from.paletteProperty().get());
        to.scaleProperty().set(from.scaleProperty().get());
        to.textScaleProperty().set(from.textScaleProperty().get());
        to.arrangementProperty().set(from.arrangementProperty().get());
        to.sidesKeptProperty().set(from.sidesKeptProperty().get());
        copy.localisation()
                .languageProperty()
                .set(original.shared().localisation().languageProperty().get());
    }

    private void copyState(WindowModule copy, List<OpenLevel> levels) {
        WindowState to = copy.shared();
        to.workspace().modeProperty().set(original.shared().workspace().modeProperty().get());
        to.kernels().chosenProperty().set(original.shared().kernels().chosenProperty().get());
        copy.training().showAs(original.training());
        copy.arithmetic()
                .temperatureProperty()
                .set(original.arithmetic().temperatureProperty().get());
        Selection selection = to.selection();
        for (OpenLevel level : levels) {
            if (level.depth() == OpenLevel.Depth.MAP) {
                selection.openMap(level.cell());
            } else {
                selection.openCell(level.cell());
            }
        }
        copy.arithmetic().tabProperty().set(original.arithmetic().tabProperty().get());
    }
}
