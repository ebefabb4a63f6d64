package org.kernelscope.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.BackwardPart;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.DataPart;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.KernelName;
import org.kernelscope.scene.LabPart;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkPart.Edit;
import org.kernelscope.scene.Pad;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.arithmetic.ArithmeticModel;
import org.kernelscope.ui.kernels.GalleryModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.StepModel;
import org.kernelscope.ui.train.model.CheckpointBrowser;

/** Makes a scene of what a window shows. JavaFX thread; takes well under a millisecond. */
public final class SceneCapture {
    private final WindowModule parts;

    SceneCapture(WindowModule parts) {
        this.parts = parts;
    }

    /** Everything that the window shows. A clock that runs is captured where it is, standing. */
    public Scene everything() {
        return view(true)
                .withNetwork(network(true))
                .withPad(pad())
                .withDisplay(display())
                .withData(data(true))
                .withControls(parts.shared().controls().controls())
                .withLesson(parts.lessons().model().part());
    }

    /**
     * The present place: mode, tab, network, open level and time, but not how it looks, nor the
     * pad, nor what was changed by hand. To go back to a view must not undo anybody's work.
     */
    public Scene place() {
        return view(false);
    }

    /**
     * @param pointed true if the kernel under the pointer is a part of it
     */
    private Scene view(boolean pointed) {
        Architecture architecture = parts.shared().network().architectureProperty().get();
        Mode mode = parts.shared().workspace().modeProperty().get();
        SelectionPart selection = architecture == null ? null : selection(architecture);
        boolean open = selection != null && !selection.path().isEmpty();
        return Scene.EMPTY
                .withMode(mode.id())
                .withNetwork(network(false))
                .withSelection(selection)
                .withClock(mode == Mode.EXPLORE ? clock() : null)
                .withBackward(
                        new BackwardPart(
                                parts.backward().onProperty().get(),
                                parts.backward().labelProperty().get(),
                                step(),
                                new BackwardPart.Landscape(
                                        parts.landscapes().kindProperty().get().id(),
                                        parts.landscapes().countProperty().get(),
                                        parts.landscapes().secondProperty().get() < 0
                                                ? null
                                                : (Integer)
                                                        (parts.landscapes().secondProperty().get()
                                                                + 1))))
                .withCamera(open ? null : parts.window().stage().camera())
                .withData(mode == Mode.DATA ? data(false) : null)
                .withTrain(
                        mode == Mode.TRAIN || parts.training().time().isOnStage()
                                ? new TrainScene(parts).capture(mode == Mode.TRAIN)
                                : null)
                .withLab(
                        mode == Mode.LAB && architecture != null
                                ? lab(architecture, pointed)
                                : null);
    }

    /** Only where the mode is shown, or a set is in a file. */
    private @Nullable DataPart data(boolean withSet) {
        boolean shown = parts.shared().workspace().modeProperty().get() == Mode.DATA;
        boolean kept = withSet && parts.data().data().fileProperty().get() != null;
        return shown || kept ? DataScene.capture(parts.data(), withSet) : null;
    }

    private @Nullable NetworkPart network(boolean withEdits) {
        NetworkModel network = parts.shared().network();
        EditedNetwork edited = parts.shared().edits().editedProperty().get();
        boolean ofOpened = parts.shared().edits().isOfOpened();
        if (network.sourceProperty().get() == null) {
            return null;
        }
        List<Edit> edits = null;
        if (withEdits && edited != null && ofOpened) {
            Architecture architecture = edited.base().architecture();
            edits = edited.edits().stream().map(edit -> edit(architecture, edit)).toList();
        }
        StepModel steps = parts.steps();
        if (withEdits && steps.takenProperty().get() > 0 && steps.isRepeatable()) {
            // They are taken again from the opened network.
            edits = List.of();
        }
        return new NetworkPart(network.sourceProperty().get(), edits);
    }

    private static Edit edit(Architecture architecture, WeightEdit edit) {
        String layer = architecture.layers().get(edit.layer()).name();
        if (edit instanceof WeightEdit.Replace replace) {
            return new Edit.Replace(
                    KernelName.of(architecture, replace.id()), rows(replace.kernel()));
        } else if (edit instanceof WeightEdit.Swap swap) {
            return new Edit.Swap(
                    KernelName.of(architecture, swap.first()),
                    KernelName.of(architecture, swap.second()));
        } else if (edit instanceof WeightEdit.Bias bias) {
            return new Edit.Bias(layer, bias.map() + 1, bias.bias());
        }
        return new Edit.Silence(layer, ((WeightEdit.Silence) edit).map() + 1);
    }

    private static List<List<Float>> rows(Tensor kernel) {
        List<List<Float>> rows = new ArrayList<>();
        for (int row = 0; row < kernel.shape().rows(); row++) {
            List<Float> numbers = new ArrayList<>();
            for (int column = 0; column < kernel.shape().columns(); column++) {
                numbers.add(kernel.at(0, row, column));
            }
            rows.add(numbers);
        }
        return rows;
    }

    private Pad pad() {
        Drawing drawing = parts.shared().drawing().drawing();
        Backdrop backdrop = drawing.backdrop();
        Pad.DecodedImage picture =
                backdrop == null
                        ? null
                        : parts.tray()
                                .source(backdrop)
                                .orElseGet(() -> new Pad.DecodedImage.Pixels(backdrop));
        boolean handles = parts.shared().movement().onPadProperty().get();
        return new Pad(
                picture,
                drawing.strokes(),
                handles ? parts.shared().movement().movementProperty().get() : null,
                drawing.ground());
    }

    private SelectionPart selection(Architecture architecture) {
        List<OpenLevel> path = parts.shared().selection().pathProperty().get();
        Cell pinned = parts.shared().selection().pinnedProperty().get();
        ArithmeticModel arithmetic = parts.arithmetic();
        boolean open = !path.isEmpty();
        double temperature = arithmetic.temperatureProperty().get();
        return new SelectionPart(
                pinned == null ? null : CellName.of(architecture, pinned),
                path.stream()
                        .map(
                                level ->
                                        new SelectionPart.Level(
                                                level.depth() == OpenLevel.Depth.MAP,
                                                CellName.of(architecture, level.cell()),
                                                level.depth() == OpenLevel.Depth.WEIGHT
                                                        ? (Integer) (level.weight() + 1)
                                                        : null))
                        .toList(),
                open ? arithmetic.tabProperty().get().id() : null,
                open && arithmetic.keptPart() >= 0 ? (Integer) arithmetic.keptPart() : null,
                temperature == 1 ? null : (Double) temperature);
    }

    private BackwardPart.Step step() {
        StepModel.Choice choice = parts.steps().choiceProperty().get();
        return new BackwardPart.Step(
                SceneCheck.id(choice.optimizer()),
                choice.rate(),
                choice.momentum(),
                choice.weightDecay(),
                choice.batch(),
                parts.steps().isRepeatable() ? parts.steps().takenProperty().get() : 0);
    }

    private @Nullable Clock clock() {
        return parts.playback()
                .map(
                        clock ->
                                new Clock(
                                        clock.position(),
                                        null,
                                        false,
                                        clock.speedProperty().get(),
                                        clock.loopProperty().get()))
                .orElse(null);
    }

    private DisplayPart display() {
        Display display = parts.shared().display();
        return new DisplayPart(
                display.themeProperty().get().id(),
                display.paletteProperty().get().id(),
                display.scaleProperty().get().id(),
                parts.shared().localisation().languageProperty().get().code(),
                display.textScaleProperty().get().percent(),
                display.arrangementProperty().get().id(),
                display.sidesKeptProperty().get());
    }

    /** A sentence about the part of the window that a scene cannot hold; mostly empty. */
    public Optional<UserFacingException> missing() {
        if (parts.data().data().changedProperty().get()) {
            return Optional.of(new UserFacingException("own.scene.unsaved"));
        }
        if (!parts.steps().isRepeatable()) {
            return Optional.of(new UserFacingException("scene.steps"));
        }
        CheckpointBrowser time = parts.training().time();
        RunRecord run = time.isOnStage() ? time.run() : null;
        if (run != null && run.isArm()) {
            return Optional.of(new UserFacingException("experiment.unsaved"));
        }
        return run != null && parts.train().files().fileOf(run).isEmpty()
                ? Optional.of(new UserFacingException("scene.run.unsaved", run.number()))
                : Optional.empty();
    }

    private LabPart lab(Architecture architecture, boolean pointed) {
        String tab = parts.lab().panel().openProperty().get();
        return new LabPart(
                tab,
                tab.equals("kernels") ? gallery(architecture, pointed) : null,
                tab.equals("connections") ? connections(architecture) : null,
                tab.equals("designer") ? designer() : null,
                tab.equals("atlas") ? parts.family().atlas().chosen() : null,
                tab.equals("workshop") ? parts.lab().workshop().capture() : null,
                tab.equals("move") ? parts.lab().move().part() : null,
                tab.equals("none") ? parts.lab().rejection().part() : null);
    }

    private LabPart.Gallery gallery(Architecture architecture, boolean pointed) {
        GalleryModel gallery = parts.lab().gallery();
        KernelFocus focus = parts.shared().kernels();
        KernelFocus.Spot spot = pointed ? focus.hoveredProperty().get() : null;
        Layer layer = gallery.layerProperty().get();
        return new LabPart.Gallery(
                layer == null ? null : layer.name(),
                gallery.order(),
                gallery.pageProperty().get() + 1,
                name(architecture, focus.chosenProperty().get()),
                name(architecture, spot == null ? null : spot.kernel()));
    }

    private LabPart.@Nullable Connections connections(Architecture architecture) {
        Layer layer = parts.lab().connections().layer();
        return layer == null
                ? null
                : new LabPart.Connections(
                        layer.name(), name(architecture, parts.lab().connections().pair()));
    }

    private static @Nullable KernelName name(Architecture architecture, @Nullable KernelId kernel) {
        return kernel != null && kernel.layer() < architecture.layers().size()
                ? KernelName.of(architecture, kernel)
                : null;
    }

    /** A draft that is no network at the moment is not captured. */
    private LabPart.@Nullable Designer designer() {
        var design = parts.design();
        int selected = design.selectedProperty().get();
        return design.draftProperty()
                .get()
                .architecture()
                .map(
                        draft ->
                                new LabPart.Designer(
                                        draft,
                                        selected < 0
                                                ? CellName.INPUT
                                                : draft.layers().get(selected).name(),
                                        design.seedProperty().get(),
                                        design.liveProperty().get()))
                .orElse(null);
    }
}
