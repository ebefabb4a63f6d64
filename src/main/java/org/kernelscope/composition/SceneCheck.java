package org.kernelscope.composition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.BackwardPart;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.DataPart;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.KernelName;
import org.kernelscope.scene.LabPart;
import org.kernelscope.scene.Layers;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;
import org.kernelscope.scene.TrainChoices;
import org.kernelscope.scene.TrainPart;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.atlas.AtlasView;
import org.kernelscope.ui.connections.ConnectionsView;
import org.kernelscope.ui.data.DataStage;
import org.kernelscope.ui.data.ExampleGridModel;
import org.kernelscope.ui.kernels.GalleryModel;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.StepModel;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.workshop.WorkshopPanel;

/**
 * Checks that a scene can be shown with a network: every id is known, every cell and kernel is
 * there. Any thread.
 */
public final class SceneCheck {
    /** Ids of the tabs of the Lab; a test holds that they are those of the window. */
    public static final List<String> LAB_TABS =
            List.of(
                    "kernels",
                    "ranking",
                    "connections",
                    "workshop",
                    "move",
                    "none",
                    "designer",
                    "then-and-now",
                    "atlas");

    private SceneCheck() {}

    /**
     * Checks {@code scene}.
     *
     * @throws UserFacingException if something cannot be shown; the sentence names it, and what
     *     there is instead
     */
    static void check(Scene scene, Model model) throws UserFacingException {
        oneOf("mode", scene.mode(), Mode.values(), Mode::id);
        display(scene.display());
        selection(scene, model.architecture());
        train(scene.train(), model.architecture());
        lab(scene.lab(), model);
        if (scene.data() != null) {
            oneOf(
                    "data/show",
                    scene.data().show(),
                    ExampleGridModel.Show.values(),
                    ExampleGridModel.Show::id);
            oneOf(
                    "data/order",
                    scene.data().order(),
                    ExampleGridModel.Order.values(),
                    ExampleGridModel.Order::id);
            oneOf("data/stage", scene.data().stage(), DataStage.values(), DataStage::id);
            DataPart.Nearest nearest = scene.data().nearest();
            oneOf(
                    "data/nearest/by",
                    nearest == null ? null : nearest.by(),
                    NearestImages.Kind.values(),
                    NearestImages.Kind::id);
        }
        if (scene.lesson() != null) {
            oneOf("lesson/id", scene.lesson().id(), LessonFiles.SHIPPED);
        }
        BackwardPart backward = scene.backward();
        if (backward != null && backward.step() != null) {
            oneOf(
                    "backward/step/optimizer",
                    backward.step().optimizer(),
                    Optimizer.values(),
                    SceneCheck::id);
            oneOf(
                    "backward/step/images",
                    Integer.toString(backward.step().images()),
                    StepModel.BATCHES.stream().map(each -> Integer.toString(each)).toList());
        }
        if (backward != null && backward.landscape() != null) {
            oneOf(
                    "backward/landscape/axes",
                    backward.landscape().axes(),
                    LandscapeModel.Kind.values(),
                    LandscapeModel.Kind::id);
            oneOf(
                    "backward/landscape/images",
                    Integer.toString(backward.landscape().images()),
                    LandscapeModel.EXAMPLES.stream().map(each -> Integer.toString(each)).toList());
        }
        int classes = model.architecture().classes();
        if (backward != null && backward.label() != null && backward.label() >= classes) {
            throw new UserFacingException("scene.label", backward.label(), classes - 1);
        }
    }

    private static void display(@Nullable DisplayPart display) throws UserFacingException {
        if (display == null) {
            return;
        }
        oneOf("display/theme", display.theme(), Theme.values(), Theme::id);
        oneOf(
                "display/palette",
                display.palette(),
                Palette.choices().stream().map(Palette::id).toList());
        oneOf("display/scale", display.scale(), ScaleMode.values(), ScaleMode::id);
        oneOf("display/language", display.language(), Language.values(), Language::code);
        oneOf(
                "display/arrangement",
                display.arrangement(),
                StageArrangement.values(),
                StageArrangement::id);
        Integer percent = display.textPercent();
        if (percent != null) {
            oneOf(
                    "display/textPercent",
                    Integer.toString(percent),
                    TextScale.values(),
                    each -> Integer.toString(each.percent()));
        }
    }

    private static void selection(Scene scene, Architecture architecture)
            throws UserFacingException {
        SelectionPart selection = scene.selection();
        if (selection == null) {
            return;
        }
        if (selection.pinned() != null) {
            selection.pinned().in(architecture);
        }
        boolean elsewhere = scene.mode() != null && !scene.mode().equals(Mode.EXPLORE.id());
        if (!selection.path().isEmpty() && elsewhere) {
            throw new UserFacingException("scene.level.mode", Mode.EXPLORE.id());
        }
        OpenLevel above = null;
        for (SelectionPart.Level level : selection.path()) {
            Cell cell = level.cell().in(architecture);
            if (cell.isInput() && !isBackward(scene)) {
                throw new UserFacingException("scene.level.input", level.cell().text());
            }
            above = below(above, level, cell, isBackward(scene));
            int weights = weights(architecture, cell);
            if (level.weight() != null && level.weight() > weights) {
                throw new UserFacingException(
                        "scene.level.weight", level.weight(), level.cell().text(), weights);
            }
        }
        oneOf("selection/tab", selection.tab(), DetailTab.values(), DetailTab::id);
        if (above != null && selection.tab() != null) {
            int layer = above.cell().layer();
            List<DetailTab> tabs =
                    isBackward(scene)
                            ? DetailTab.backward(architecture, layer, above.depth())
                            : DetailTab.of(architecture.layers().get(layer), above.depth());
            oneOf("selection/tab", selection.tab(), tabs.toArray(DetailTab[]::new), DetailTab::id);
        }
    }

    /** The number of weights of the map of {@code cell}. */
    private static int weights(Architecture architecture, Cell cell) {
        return cell.isInput()
                ? 0
                : MapWeights.of(architecture.layers().get(cell.layer()), cell.channel()).count();
    }

    /** The name of an optimizer in scenes. */
    static String id(Optimizer optimizer) {
        return optimizer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The optimizer with this id. */
    static Optimizer optimizer(String id) {
        return Arrays.stream(Optimizer.values())
                .filter(each -> id(each).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isBackward(Scene scene) {
        return scene.backward() != null && scene.backward().on();
    }

    /** The level of the window that a scene names. */
    static OpenLevel opened(SelectionPart.Level level, Cell cell) {
        if (level.weight() != null) {
            return OpenLevel.ofWeight(cell, level.weight() - 1);
        }
        return level.map() ? OpenLevel.ofMap(cell) : OpenLevel.ofCell(cell);
    }

    /**
     * A map is opened first, then a value of it, then a value that this was made from; on the way
     * back, one of its weights, or a value that its gradient was made from.
     */
    private static OpenLevel below(
            @Nullable OpenLevel above, SelectionPart.Level level, Cell cell, boolean backward)
            throws UserFacingException {
        boolean fits =
                above == null
                        ? level.map()
                        : !level.map()
                                && above.depth() != OpenLevel.Depth.WEIGHT
                                && (level.weight() == null || backward)
                                && (above.depth() == OpenLevel.Depth.CELL
                                        ? level.weight() == null
                                                && (backward
                                                        ? cell.layer() > above.cell().layer()
                                                        : cell.layer() < above.cell().layer())
                                        : above.isOfMapOf(cell));
        if (!fits) {
            throw new UserFacingException("scene.level.order", level.cell().text());
        }
        return opened(level, cell);
    }

    private static void train(@Nullable TrainPart train, Architecture architecture)
            throws UserFacingException {
        if (train == null) {
            return;
        }
        oneOf("train/tab", train.tab(), TrainTab.values(), TrainTab::id);
        TrainChoices choices = train.choices();
        if (choices == null) {
            return;
        }
        oneOf("train/choices/axis", choices.axis(), TabChoices.Axis.values(), TrainScene::id);
        oneOf(
                "train/choices/kernels",
                choices.kernels(),
                TabChoices.KernelSubject.values(),
                TrainScene::id);
        oneOf(
                "train/choices/mistakesOf",
                choices.mistakesOf(),
                TabChoices.MistakesOf.values(),
                TrainScene::id);
        oneOf(
                "train/choices/experiment",
                choices.experiment(),
                Experiment.all().stream().map(Experiment::id).toList());
        oneOf(
                "train/choices/experimentView",
                choices.experimentView(),
                ExperimentModel.View.values(),
                TrainScene::id);
        String beside = choices.beside();
        if (beside != null && !beside.matches("[1-9][0-9]{0,8}")) {
            oneOf("train/choices/beside", beside, List.of(TrainChoices.NONE, TrainChoices.LAST));
        }
        List<String> layers = names(architecture.layers());
        oneOf("train/choices/comparedLayer", choices.comparedLayer(), layers);
        if (!CellName.INPUT.equals(choices.gradientsLayer())) {
            oneOf("train/choices/gradientsLayer", choices.gradientsLayer(), layers);
        }
        List<Integer> classes = new ArrayList<>();
        if (choices.gradientsLabel() != null) {
            classes.add(choices.gradientsLabel());
        }
        if (choices.mistakes() != null) {
            classes.addAll(choices.mistakes());
        }
        for (int one : classes) {
            if (one >= architecture.classes()) {
                throw new UserFacingException("scene.label", one, architecture.classes() - 1);
            }
        }
    }

    private static void lab(@Nullable LabPart lab, Model model) throws UserFacingException {
        if (lab == null) {
            return;
        }
        Architecture architecture = model.architecture();
        oneOf("lab/tab", lab.tab(), LAB_TABS);
        if (lab.workshop() != null) {
            oneOf(
                    "lab/workshop/panel",
                    lab.workshop().panel(),
                    WorkshopPanel.values(),
                    WorkshopPanel::id);
        }
        oneOf("lab/atlas", lab.atlas(), AtlasView.ids());
        if (lab.move() != null && lab.move().networks() != null) {
            List<String> trained = ProgramModels.trained().stream().map(Architecture::id).toList();
            for (String id : lab.move().networks()) {
                oneOf("lab/move/networks", id, trained);
            }
        }
        LabPart.Gallery gallery = lab.gallery();
        if (gallery != null) {
            oneOf("lab/gallery/layer", gallery.layer(), names(GalleryModel.layers(architecture)));
            oneOf("lab/gallery/order", gallery.order(), GalleryModel.orders());
            kernel(gallery.kernel(), model);
            kernel(gallery.pointed(), model);
        }
        LabPart.Connections connections = lab.connections();
        if (connections != null) {
            oneOf(
                    "lab/connections/layer",
                    connections.layer(),
                    names(ConnectionsView.layers(architecture)));
            if (connections.pair() != null) {
                pair(connections.pair(), architecture);
            }
        }
        LabPart.Designer designer = lab.designer();
        if (designer != null
                && designer.selected() != null
                && !designer.selected().equals(CellName.INPUT)) {
            Layers.named(designer.architecture(), designer.selected());
        }
    }

    private static void kernel(@Nullable KernelName kernel, Model model)
            throws UserFacingException {
        if (kernel != null) {
            kernel.in(model);
        }
    }

    /** A square of the board, whether the two maps are connected or not. */
    private static void pair(KernelName pair, Architecture architecture)
            throws UserFacingException {
        Layer layer = Layers.named(architecture, pair.layer());
        boolean exists =
                pair.map() >= 1
                        && pair.input() >= 1
                        && pair.map() <= layer.outputShape().channels()
                        && pair.input() <= layer.inputShape().channels();
        if (!exists) {
            throw new UserFacingException("scene.kernel.absent", pair.text());
        }
    }

    private static List<String> names(Collection<Layer> layers) {
        return layers.stream().map(Layer::name).toList();
    }

    private static <T> void oneOf(
            String place, @Nullable String id, T[] values, Function<T, String> ids)
            throws UserFacingException {
        oneOf(place, id, Arrays.stream(values).map(ids).toList());
    }

    private static void oneOf(String place, @Nullable String id, List<String> known)
            throws UserFacingException {
        if (id != null && !known.contains(id)) {
            throw new UserFacingException(
                    "json.choice", place.replace('/', '.'), id, String.join(", ", known));
        }
    }
}
