package org.kernelscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.workshop.WorkshopModel;
import org.kernelscope.ui.workshop.WorkshopPanel;
import org.kernelscope.workshop.ColourWheel;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/**
 * One thing that a user does with the window.
 *
 * @param name its name in a table
 * @param action does it, on the JavaFX thread
 */
record Gesture(String name, Consumer<WindowModule> action) {
    /**
     * Everything that changes the window at large, ending where it began.
     *
     * @param lab the tabs of the Lab
     */
    static List<Gesture> all(List<String> lab) throws UserFacingException {
        List<Gesture> all = new ArrayList<>();
        levels(all);
        backward(all);
        scenes(all);
        LessonGestures.add(all);
        networks(all);
        looks(all);
        // Views that were shown stay in the window until it is restyled, as by the looks.
        modes(all, lab, "");
        modes(all, lab, ", again");
        return List.copyOf(all);
    }

    /**
     * Everything that shows another view, ending where it began.
     *
     * @param lab the tabs of the Lab
     */
    static List<Gesture> views(List<String> lab) {
        List<Gesture> all = new ArrayList<>();
        levels(all);
        backward(all);
        modes(all, lab, "");
        return List.copyOf(all);
    }

    private static void levels(List<Gesture> all) {
        for (Layer layer : Presets.LENET5_MODERN.layers()) {
            Cell cell = layer.middleCell();
            select(all, "point at " + layer.name(), it -> it.hoveredProperty().set(cell));
            select(all, "open a map of " + layer.name(), it -> it.openMap(cell));
            select(all, "open a number of " + layer.name(), it -> it.openCell(cell));
            select(all, "up again", it -> it.upTo(0));
        }
        select(all, "let go", Selection::clear);
    }

    /** The way back, and a training step. */
    private static void backward(List<Gesture> all) {
        all.add(back("turn backward", true));
        for (Layer layer : Presets.LENET5_MODERN.layers()) {
            Cell cell = layer.middleCell();
            select(all, "backward: open a map of " + layer.name(), it -> it.openMap(cell));
            if (layer.parameterCount() > 0) {
                select(
                        all,
                        "backward: open a weight of " + layer.name(),
                        it -> it.openWeight(cell, 0));
                all.add(
                        new Gesture(
                                "backward: a step for " + layer.name(),
                                parts -> parts.arithmetic().tabProperty().set(DetailTab.STEP)));
            }
            select(all, "backward: up again", it -> it.upTo(0));
        }
        all.add(back("turn forward", false));
    }

    private static Gesture back(String name, boolean on) {
        return new Gesture(name, parts -> parts.backward().onProperty().set(on));
    }

    /** Applies scenes that open a map, and opens the same map by hand. */
    private static void scenes(List<Gesture> all) {
        CellName cell =
                CellName.of(
                        Presets.LENET5_MODERN, Presets.LENET5_MODERN.layers().get(2).middleCell());
        Scene overview = Scene.EMPTY.withSelection(SelectionPart.NONE);
        Scene map =
                Scene.EMPTY
                        .withMode(Mode.EXPLORE.id())
                        .withNetwork(new NetworkPart(ProgramModels.first(), List.of()))
                        .withSelection(
                                new SelectionPart(
                                        cell,
                                        List.of(new SelectionPart.Level(true, cell)),
                                        null,
                                        null,
                                        null))
                        .withClock(Clock.atShare(0.5));
        all.add(new Gesture("apply a scene", parts -> parts.scenes().apply(map)));
        all.add(new Gesture("apply the overview", parts -> parts.scenes().apply(overview)));
        Cell opened = Presets.LENET5_MODERN.layers().get(2).middleCell();
        all.add(
                new Gesture(
                        "the scene by hand",
                        parts -> {
                            parts.shared().workspace().modeProperty().set(Mode.EXPLORE);
                            parts.shared().selection().openMap(opened);
                            parts.arithmetic().goTo(Clock.atShare(0.5));
                        }));
        select(all, "the overview by hand", it -> it.upTo(0));
    }

    private static void select(List<Gesture> all, String name, Consumer<Selection> action) {
        all.add(new Gesture(name, parts -> action.accept(parts.shared().selection())));
    }

    private static void modes(List<Gesture> all, List<String> lab, String again) {
        all.add(mode(Mode.TRAIN, again));
        for (TrainTab tab : TrainTab.values()) {
            all.add(
                    new Gesture(
                            "train: " + tab.id() + again,
                            parts -> parts.training().tabProperty().set(tab)));
        }
        all.add(mode(Mode.LAB, again));
        for (String tab : lab) {
            all.add(new Gesture("lab: " + tab + again, parts -> parts.lab().panel().open(tab)));
            if (tab.equals("designer") && again.isEmpty()) {
                designs(all);
            }
            if (tab.equals("workshop")) {
                workshop(all, again);
            }
        }
        all.add(mode(Mode.DATA, again));
        all.add(mode(Mode.EXPLORE, again));
    }

    private static void designs(List<Gesture> all) {
        design(all, "begin with the network of 1998", it -> it.start(Presets.LENET5_1998));
        for (int layer : List.of(1, 2, 5, 6, -1)) {
            design(all, "look at layer " + layer, it -> it.selectedProperty().set(layer));
        }
        design(all, "add a normalisation", it -> it.add(LayerKind.NORMALISATION));
        design(all, "take it back", DesignModel::undo);
        design(all, "begin with LeNet-5", it -> it.start(Presets.LENET5_MODERN));
    }

    /** The largest input with the largest kernels. */
    private static void workshop(List<Gesture> all, String again) {
        Setup small = Setup.textbook();
        Setup large =
                small.withInput(
                                GridPreset.RANDOM.grid(
                                        Shape.of(
                                                Setup.MOST_CHANNELS,
                                                Setup.LARGEST_INPUT,
                                                Setup.LARGEST_INPUT),
                                        1))
                        .withWindow(Setup.LARGEST_KERNEL, Setup.LARGEST_KERNEL);
        workshop(all, "the largest setup" + again, it -> it.put(large));
        workshop(
                all,
                "change a weight" + again,
                it -> it.change(now -> now.withKernels(GridPreset.RANDOM.kernels(now, 2))));
        workshop(all, "point at an output" + again, it -> it.pointAt(new Spot(Area.OUTPUT, 1400)));
        workshop(all, "point at a weight" + again, it -> it.pointAt(new Spot(Area.KERNEL, 61)));
        workshop(all, "point at an input" + again, it -> it.pointAt(new Spot(Area.INPUT, 2000)));
        workshop(all, "scrub" + again, it -> it.clock().seek(1400.5));
        workshop(all, "every product" + again, it -> it.productsProperty().set(true));
        workshop(all, "every cell" + again, it -> it.productsProperty().set(false));
        workshop(all, "stamps" + again, it -> it.change(now -> now.withKind(Kind.TRANSPOSED)));
        Setup picture =
                small.withInput(ColourWheel.picture(Setup.LARGEST_PICTURE))
                        .withWindow(Setup.LARGEST_KERNEL, Setup.LARGEST_KERNEL);
        Spot weight = new Spot(Area.KERNEL, 60);
        workshop(all, "a colour picture" + again, it -> it.put(picture));
        workshop(
                all,
                "change a weight beside it" + again,
                it -> it.change(now -> now.withKernels(GridPreset.RANDOM.kernels(now, 3))));
        workshop(all, "point at a weight beside it" + again, it -> it.pointAt(weight));
        workshop(all, "the textbook example" + again, it -> it.put(small));
        workshop(all, "the turned kernel" + again, it -> it.compareProperty().set(true));
        workshop(all, "only one" + again, it -> it.compareProperty().set(false));
        for (WorkshopPanel panel : WorkshopPanel.values()) {
            workshop(all, panel.id() + again, it -> it.panelProperty().set(panel));
        }
        WorkshopPanel first = WorkshopPanel.PRODUCTS;
        workshop(all, "the products" + again, it -> it.panelProperty().set(first));
    }

    private static void workshop(List<Gesture> all, String name, Consumer<WorkshopModel> action) {
        all.add(new Gesture("workshop: " + name, parts -> action.accept(parts.lab().workshop())));
    }

    private static void design(List<Gesture> all, String name, Consumer<DesignModel> action) {
        all.add(new Gesture("designer: " + name, parts -> action.accept(parts.design())));
    }

    private static Gesture mode(Mode mode, String again) {
        return new Gesture(
                "mode " + mode.name().toLowerCase(Locale.ROOT) + again,
                parts -> parts.shared().workspace().modeProperty().set(mode));
    }

    private static void looks(List<Gesture> all) {
        all.add(language("in Korean", Language.KOREAN));
        all.add(language("in English", Language.ENGLISH));
        display(all, "dark", it -> it.themeProperty().set(Theme.DARK));
        display(all, "light", it -> it.themeProperty().set(Theme.LIGHT));
        display(all, "another palette", it -> it.paletteProperty().set(Palette.values()[1]));
        display(all, "the first palette", it -> it.paletteProperty().set(Palette.values()[0]));
        display(all, "one scale for all", it -> it.scaleProperty().set(ScaleMode.NETWORK));
        display(all, "a scale for each map", it -> it.scaleProperty().set(ScaleMode.MAP));
        display(all, "in columns", it -> it.arrangementProperty().set(StageArrangement.COLUMNS));
        display(all, "in grids", it -> it.arrangementProperty().set(StageArrangement.GRID));
    }

    private static Gesture language(String name, Language language) {
        return new Gesture(
                name, parts -> parts.shared().localisation().languageProperty().set(language));
    }

    private static void display(List<Gesture> all, String name, Consumer<Display> action) {
        all.add(new Gesture(name, parts -> action.accept(parts.shared().display())));
    }

    private static void networks(List<Gesture> all) {
        for (Architecture preset : Presets.all()) {
            if (!preset.equals(Presets.LENET5_MODERN)) {
                all.add(network(preset));
            }
        }
        all.add(network(Presets.LENET5_MODERN));
    }

    private static Gesture network(Architecture preset) {
        return new Gesture(
                "open " + preset.id(),
                parts -> parts.shared().network().use(() -> ProgramModels.bundled(preset)));
    }
}
