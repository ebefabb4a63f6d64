package org.kernelscope.composition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.BackwardPart;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;
import org.kernelscope.scene.TrainPart;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;
import org.kernelscope.ui.arithmetic.ArithmeticModel;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.StepModel;

/**
 * Shows scenes in a window. What a scene names is read and checked in the background first; a scene
 * that cannot be shown changes nothing, and a notice gives the reason. Of several scenes the newest
 * is shown. JavaFX thread.
 */
public final class SceneApplier {
    private final WindowModule parts;
    private final Notices notices;
    private final FileExecutor files;
    private final TrainScene train;
    private final LabScene lab;

    /** Counts the scenes; one that is not the newest any more is not shown. */
    private int newest;

    SceneApplier(WindowModule parts, FileExecutor files) {
        this.parts = parts;
        this.notices = parts.shared().notices();
        this.files = files;
        this.train = new TrainScene(parts);
        this.lab = new LabScene(parts);
    }

    /** Reads the scene to apply; may be slow. */
    @FunctionalInterface
    public interface SceneSource {
        /** The scene. */
        Scene read() throws UserFacingException;
    }

    /** Goes to a scene, as if somebody had gone there by hand. */
    public void apply(Scene scene) {
        apply(() -> scene, false, () -> {}, () -> {});
    }

    /**
     * Goes to a scene.
     *
     * @param source reads it, in the background
     * @param jump true to skip all animations
     * @param then is run when all is shown that is not computed in the background
     * @param otherwise is run if it is not shown, also because another scene is
     */
    public void apply(SceneSource source, boolean jump, Runnable then, Runnable otherwise) {
        int number = ++newest;
        NetworkModel network = parts.shared().network();
        LoadedScene.Present present =
                new LoadedScene.Present(
                        network.sourceProperty().get(),
                        network.openedProperty().get(),
                        !parts.shared().edits().isOfOpened(),
                        parts.training().time().run(),
                        parts.train().files().inFiles(),
                        parts.data().data().fileProperty().get());
        files.execute(
                () -> {
                    try {
                        LoadedScene loaded = LoadedScene.of(source.read(), present);
                        FxThread.EXECUTOR.execute(
                                () -> {
                                    if (number == newest) {
                                        apply(loaded, jump, then, otherwise);
                                    } else {
                                        otherwise.run();
                                    }
                                });
                    } catch (UserFacingException problem) {
                        tell(number, problem, otherwise);
                    } catch (RuntimeException | OutOfMemoryError broken) {
                        tell(
                                number,
                                UserFacingException.causedBy(broken, "scene.failed", broken),
                                otherwise);
                    }
                });
    }

    private void tell(int number, UserFacingException problem, Runnable otherwise) {
        FxThread.EXECUTOR.execute(
                () -> {
                    otherwise.run();
                    if (number == newest) {
                        notices.tell(problem);
                    }
                });
    }

    /**
     * Shows a scene that was read and checked.
     *
     * @param jump true to skip all animations
     * @param then is run when all is shown that is not computed in the background
     * @param otherwise is run if it is not shown, also because another scene is
     */
    public void apply(LoadedScene loaded, boolean jump, Runnable then, Runnable otherwise) {
        int number = ++newest;
        Scene scene = loaded.scene();
        loaded.missing().forEach(notices::tell);
        if (scene.controls() != null) {
            try {
                parts.window().controls().check(scene.controls());
            } catch (UserFacingException unknown) {
                otherwise.run();
                notices.tell(unknown);
                return;
            }
            parts.shared().controls().controlsProperty().set(scene.controls());
        }
        if (scene.display() != null) {
            look(scene.display());
        }
        Drawing drawing = loaded.drawing();
        if (drawing != null) {
            if (drawing.backdrop() != null && drawing.strokes().isEmpty()) {
                parts.shared().drawing().showSample(drawing);
            } else {
                parts.shared().drawing().show(drawing);
            }
        }
        Runnable rest =
                () -> {
                    if (number == newest) {
                        finish(loaded, jump);
                        then.run();
                    } else {
                        otherwise.run();
                    }
                };
        Runnable afterNetwork =
                () -> {
                    if (number == newest) {
                        train.open(loaded.scene().train(), loaded.run(), rest, otherwise);
                    } else {
                        otherwise.run();
                    }
                };
        Model opened = loaded.opened() == null ? claimed(scene) : loaded.opened();
        if (opened == null) {
            afterNetwork.run();
        } else {
            open(scene, opened, afterNetwork, otherwise);
        }
    }

    /**
     * Keeps the network that the window has on the stage, if the scene shows that one. A run that
     * was begun before may be about to put its weights there, or have done so while the scene was
     * read.
     *
     * @return the network to open again; null if it is on the stage
     */
    private @Nullable Model claimed(Scene scene) {
        NetworkModel network = parts.shared().network();
        Model before = network.openedProperty().get();
        NetworkPart named = scene.network();
        TrainPart training = scene.train();
        boolean ofRun = training != null && (training.run() != null || training.step() != null);
        if (before == null || named == null || named.edits() == null || ofRun) {
            return null;
        }
        if (network.askedProperty().get().isCheckpoint()) {
            return new Model(
                    before.architecture(),
                    before.weights(),
                    before.metadata(),
                    before.classNames());
        }
        network.keep();
        return null;
    }

    /** Puts a network on the stage; if another one comes there instead, the rest is dropped. */
    private void open(Scene scene, Model opened, Runnable rest, Runnable otherwise) {
        NetworkModel network = parts.shared().network();
        List<Subscription> ends = new ArrayList<>();
        ends.add(
                // Also called for a network equal to the one before, as one opened again is.
                network.openedProperty()
                        .subscribe(
                                () -> {
                                    ends.forEach(Subscription::unsubscribe);
                                    Model now = network.openedProperty().get();
                                    FxThread.EXECUTOR.execute(now == opened ? rest : otherwise);
                                }));
        ends.add(
                notices.newestProperty()
                        .subscribe(
                                (before, now) -> {
                                    if (now != null) {
                                        ends.forEach(Subscription::unsubscribe);
                                        FxThread.EXECUTOR.execute(otherwise);
                                    }
                                }));
        NetworkSource source = scene.network() == null ? null : scene.network().source();
        network.use(source, () -> opened);
    }

    private void finish(LoadedScene loaded, boolean jump) {
        Scene scene = loaded.scene();
        Architecture architecture = parts.shared().network().architectureProperty().get();
        if (architecture == null) {
            return;
        }
        EditedNetwork edited = loaded.edited();
        if (edited != null) {
            parts.shared().edits().restore(edited);
        }
        try {
            choose(
                    Mode.values(),
                    Mode::id,
                    scene.mode(),
                    parts.shared().workspace().modeProperty());
            if (scene.train() != null) {
                train.show(scene.train());
            }
            if (scene.lab() != null) {
                lab.show(scene.lab(), architecture);
            }
            if (scene.data() != null) {
                DataScene.show(parts.data(), scene.data(), loaded.dataset());
            }
            if (scene.pad() != null) {
                Movement moved = scene.pad().moved();
                parts.shared().movement().onPadProperty().set(moved != null);
                if (moved != null) {
                    parts.shared().movement().movementProperty().set(moved);
                }
            }
            // Before what is open: levels have other tabs on the way back.
            if (scene.backward() != null) {
                parts.backward().onProperty().set(scene.backward().on());
                parts.backward().labelProperty().set(scene.backward().label());
                restore(scene.backward());
            }
            if (scene.selection() != null) {
                select(scene.selection(), architecture);
            }
            if (scene.lesson() != null) {
                parts.lessons().model().restore(scene.lesson());
            }
            if (scene.clock() != null) {
                parts.goTo(scene.clock());
            }
            if (scene.camera() != null) {
                parts.window().stage().show(scene.camera());
            }
        } catch (UserFacingException changed) {
            // The network is not the one that the scene was checked with.
            notices.tell(changed);
        }
        if (jump) {
            parts.window().stage().finishMoving();
        }
    }

    /** Sets how everything looks; what is not said stays. */
    public void look(DisplayPart look) {
        Display display = parts.shared().display();
        choose(Theme.values(), Theme::id, look.theme(), display.themeProperty());
        choose(
                Palette.choices().toArray(Palette[]::new),
                Palette::id,
                look.palette(),
                display.paletteProperty());
        choose(ScaleMode.values(), ScaleMode::id, look.scale(), display.scaleProperty());
        choose(
                Language.values(),
                Language::code,
                look.language(),
                parts.shared().localisation().languageProperty());
        choose(
                StageArrangement.values(),
                StageArrangement::id,
                look.arrangement(),
                display.arrangementProperty());
        if (look.textPercent() != null) {
            TextScale.of(look.textPercent()).ifPresent(display.textScaleProperty()::set);
        }
        if (look.keepSides() != null) {
            display.sidesKeptProperty().set(look.keepSides());
        }
    }

    static <T> void choose(
            T[] values, Function<T, String> ids, @Nullable String id, ObjectProperty<T> property) {
        Arrays.stream(values).filter(value -> ids.apply(value).equals(id)).forEach(property::set);
    }

    private void select(SelectionPart selection, Architecture architecture)
            throws UserFacingException {
        ArithmeticModel arithmetic = parts.arithmetic();
        List<OpenLevel> path = new ArrayList<>();
        for (SelectionPart.Level level : selection.path()) {
            Cell cell = level.cell().in(architecture);
            path.add(SceneCheck.opened(level, cell));
        }
        CellName pinned = selection.pinned();
        Cell pin = pinned == null ? null : pinned.in(architecture);
        if (pin == null && !path.isEmpty()) {
            pin = path.get(path.size() - 1).cell();
        }
        // A tab that was chosen before would show another figure than the scene is about.
        String tab = selection.tab() == null ? DetailTab.MAKING.id() : selection.tab();
        choose(DetailTab.values(), DetailTab::id, tab, arithmetic.tabProperty());
        Double temperature = selection.temperature();
        arithmetic.temperatureProperty().set(temperature == null ? 1 : temperature);
        parts.shared().selection().restore(pin, path);
        arithmetic.keepPart(selection.part() == null ? -1 : selection.part());
    }

    private void restore(BackwardPart backward) {
        BackwardPart.Landscape landscape = backward.landscape();
        if (landscape != null) {
            choose(
                    LandscapeModel.Kind.values(),
                    LandscapeModel.Kind::id,
                    landscape.axes(),
                    parts.landscapes().kindProperty());
            parts.landscapes().countProperty().set(landscape.images());
            Integer second = landscape.second();
            parts.landscapes().secondProperty().set(second == null ? -1 : second - 1);
        }
        BackwardPart.Step step = backward.step();
        if (step != null) {
            NetworkEditModel edits = parts.shared().edits();
            EditedNetwork edited = edits.editedProperty().get();
            parts.steps()
                    .restore(
                            new StepModel.Choice(
                                    SceneCheck.optimizer(step.optimizer()),
                                    step.rate(),
                                    step.momentum(),
                                    step.weightDecay(),
                                    step.images()),
                            step.taken(),
                            edits.isOfOpened() && edited != null ? edited.model() : null);
        }
    }
}
