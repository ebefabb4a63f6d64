package org.kernelscope.render;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.InputImage;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.UsageError;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.SceneCheck;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.KernelName;
import org.kernelscope.scene.LabPart;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.Pad;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;
import org.kernelscope.scene.TrainPart;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.train.model.TrainTab;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of {@code render} and {@code animate} that make a scene, or change a part of the
 * scene in a file: each is a shorthand for a field of it.
 */
final class SceneOptions {
    @Option(names = "--image", description = "image to put on the pad (default: a drawn 3)")
    private @Nullable Path image;

    @Option(names = "--empty", description = "leave the pad empty")
    private boolean empty;

    @Option(
            names = "--theme",
            defaultValue = "light",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Theme theme = Theme.LIGHT;

    @Option(
            names = "--lang",
            defaultValue = "en",
            description = "en or ko (default: ${DEFAULT-VALUE})")
    private String language = "";

    @Option(
            names = "--palette",
            defaultValue = "blue-orange",
            description = "blue-orange, purple-green, blue-red or grey (default: ${DEFAULT-VALUE})")
    private String palette = "";

    @Option(
            names = "--scale",
            defaultValue = "map",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ScaleMode scale = ScaleMode.MAP;

    @Option(
            names = "--text-size",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description =
                    "size of text in percent: 100, 125, 150 or 200 (default: ${DEFAULT-VALUE})")
    @Range(from = 100, to = 200)
    private int textSize = TextScale.NORMAL.percent();

    @Option(
            names = "--cell",
            description = "cell to point at: LAYER,MAP,ROW,COLUMN counted from 1, such as C3,5,4,6")
    private @Nullable String cell;

    @Option(
            names = "--open",
            description =
                    "map or cell to open: LAYER,MAP or LAYER,MAP,ROW,COLUMN counted from 1, such as"
                            + " C3,11 or C3,5,4,6")
    private @Nullable String open;

    @Option(
            names = "--aspect",
            defaultValue = "MAKING",
            description =
                    "side of what is open: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private DetailTab aspect = DetailTab.MAKING;

    @Option(
            names = "--columns",
            description = "maps in one column a layer, as the paper prints LeNet-5's states")
    private boolean columns;

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

    @Option(
            names = "--kernel",
            description =
                    "in the mode lab: kernel to work on and point at, LAYER,MAP,INPUT counted from"
                            + " 1, such as C3,5,2")
    private @Nullable String kernel;

    @Option(names = "--silence", description = "silence the map that the kernel makes")
    private boolean silence;

    /** The image; null if there is none. */
    @Nullable Path image() {
        return image;
    }

    /** Refuses options that have no effect beside others, or without them. */
    void check(@Nullable CommandSpec spec, Console console) {
        if (empty) {
            UsageError.refuseBeside(spec, console, "--image", "--empty");
        }
        UsageError.refuseWithout(spec, console, "--aspect", "--open");
        UsageError.refuseWithout(spec, console, "--silence", "--kernel");
        if (silence) {
            UsageError.refuseBeside(spec, console, "--train-steps", "--silence");
        }
        boolean ofScene = UsageError.isGiven(spec, "--scene");
        if (layer != null && mode != Mode.LAB && !ofScene) {
            throw UsageError.of(spec, console, "cli.without", "--layer", "--mode lab");
        }
        if (tab == null || ofScene && !UsageError.isGiven(spec, "--mode")) {
            return;
        }
        if (mode == Mode.EXPLORE) {
            throw UsageError.of(spec, console, "cli.together", "--tab", "--mode explore");
        }
        List<String> known =
                mode == Mode.TRAIN
                        ? Arrays.stream(TrainTab.values()).map(TrainTab::id).toList()
                        : SceneCheck.LAB_TABS;
        if (!known.contains(tab)) {
            throw UsageError.of(
                    spec, console, "cli.choice", "--tab", String.join(", ", known), tab);
        }
    }

    /** Changes the parts of a scene for which an option is given. */
    private record Given(@Nullable CommandSpec spec, boolean all) {
        boolean has(String option) {
            return all || UsageError.isGiven(spec, option);
        }

        <T> @Nullable T value(String option, T value, @Nullable T otherwise) {
            return has(option) ? value : otherwise;
        }
    }

    /**
     * The scene of the options.
     *
     * @param file the scene in a file, of which the options change a part; null for none
     * @param model the network that is shown
     * @param at the time of what is opened by an option, 0 … 1
     */
    Scene scene(
            @Nullable Scene file,
            Model model,
            double at,
            @Nullable CommandSpec spec,
            Console console)
            throws UserFacingException {
        Scene scene = file == null ? Scene.EMPTY : file;
        Given given = new Given(spec, file == null);
        scene = scene.withMode(given.value("--mode", mode.id(), scene.mode()));
        if (given.has("--image") || given.has("--empty")) {
            scene = scene.withPad(pad(console));
        }
        scene = scene.withDisplay(display(scene.display(), given, console));
        if (cell != null || open != null || file == null) {
            scene = scene.withSelection(selection(model, spec, console));
        }
        if (open != null) {
            scene = scene.withClock(Clock.atShare(at));
        }
        String shown = scene.mode() == null ? Mode.EXPLORE.id() : scene.mode();
        if (tab != null && shown.equals(Mode.TRAIN.id())) {
            scene = scene.withTrain(new TrainPart(tab, null, null, null, null));
        }
        return withLab(scene, shown, model, spec, console);
    }

    private Pad pad(Console console) throws UserFacingException {
        if (empty) {
            return Pad.EMPTY;
        }
        return image == null
                ? new Pad(null, ExampleDrawing.digit().strokes())
                : new Pad(
                        new Pad.DecodedImage.Pixels(InputImage.read(console, image).backdrop()),
                        List.of());
    }

    private DisplayPart display(@Nullable DisplayPart file, Given given, Console console) {
        DisplayPart old =
                file == null ? new DisplayPart(null, null, null, null, null, null, null) : file;
        CommandSpec spec = given.spec();
        return new DisplayPart(
                given.value("--theme", theme.id(), old.theme()),
                given.value("--palette", paletteNamed(spec, console), old.palette()),
                given.value("--scale", scale.id(), old.scale()),
                given.value("--lang", languageNamed(spec, console), old.language()),
                given.value("--text-size", textSizeOf(spec, console), old.textPercent()),
                columns ? (String) StageArrangement.COLUMNS.id() : old.arrangement(),
                old.keepSides());
    }

    private String languageNamed(@Nullable CommandSpec spec, Console console) {
        List<String> codes = Arrays.stream(Language.values()).map(Language::code).toList();
        String code = language.toLowerCase(Locale.ROOT);
        if (!codes.contains(code)) {
            throw UsageError.of(
                    spec, console, "render.language", language, String.join(", ", codes));
        }
        return code;
    }

    private String paletteNamed(@Nullable CommandSpec spec, Console console) {
        String id = palette.toLowerCase(Locale.ROOT).replace('_', '-');
        return Palette.choices().stream()
                .map(Palette::id)
                .filter(id::equals)
                .findFirst()
                .orElseThrow(() -> UsageError.of(spec, console, "render.palette", palette));
    }

    private int textSizeOf(@Nullable CommandSpec spec, Console console) {
        return TextScale.of(textSize)
                .orElseThrow(
                        () ->
                                UsageError.of(
                                        spec,
                                        console,
                                        "cli.choice",
                                        "--text-size",
                                        "100, 125, 150, 200",
                                        textSize))
                .percent();
    }

    private SelectionPart selection(Model model, @Nullable CommandSpec spec, Console console) {
        Function<String, ParameterException> absent =
                text -> UsageError.of(spec, console, "render.cell", text);
        CellName pinned = cell == null ? null : cellNamed(cell, true, model, absent);
        if (open == null) {
            return new SelectionPart(pinned, List.of(), null, null, null);
        }
        boolean map = open.chars().filter(each -> each == ',').count() == 1;
        CellName opened = cellNamed(open, !map, model, absent);
        if (opened.layer().equals(CellName.INPUT)) {
            throw absent.apply(open);
        }
        SelectionPart.Level above = new SelectionPart.Level(true, opened);
        return new SelectionPart(
                pinned,
                map ? List.of(above) : List.of(above, new SelectionPart.Level(false, opened)),
                aspectOf(opened, map, model),
                null,
                null);
    }

    /** The side that was asked for; if the level has no such side, its first. */
    private String aspectOf(CellName opened, boolean map, Model model) {
        Layer of = model.architecture().layer(opened.layer()).orElseThrow();
        List<DetailTab> tabs = DetailTab.of(of, map ? OpenLevel.Depth.MAP : OpenLevel.Depth.CELL);
        return (tabs.contains(aspect) ? aspect : tabs.get(0)).id();
    }

    private static CellName cellNamed(
            String text, boolean whole, Model model, Function<String, ParameterException> absent) {
        try {
            CellName name = CellName.parse(text);
            name.in(model.architecture());
            if (whole == (text.split(",").length == 4)) {
                return name;
            }
        } catch (UserFacingException none) {
            // The sentence of the command says how a cell is written.
        }
        throw absent.apply(text);
    }

    private Scene withLab(
            Scene scene, String shown, Model model, @Nullable CommandSpec spec, Console console) {
        boolean ofLab = tab != null && shown.equals(Mode.LAB.id());
        KernelName named = kernel == null ? null : kernelNamed(kernel, model, spec, console);
        if (layer != null) {
            checkLayer(layer, model, spec, console);
        }
        String gallery = named == null ? layer : named.layer();
        LabPart old = scene.lab();
        if (!ofLab && gallery == null) {
            return scene;
        }
        Scene with =
                scene.withLab(
                        new LabPart(
                                ofLab ? tab : old == null ? null : old.tab(),
                                gallery == null
                                        ? old == null ? null : old.gallery()
                                        : new LabPart.Gallery(
                                                gallery, null, null, named, silence ? null : named),
                                old == null ? null : old.connections(),
                                old == null ? null : old.designer(),
                                old == null ? null : old.atlas(),
                                old == null ? null : old.workshop(),
                                old == null ? null : old.move(),
                                old == null ? null : old.none()));
        if (!silence || named == null) {
            return with;
        }
        NetworkPart network = scene.network();
        return with.withNetwork(
                new NetworkPart(
                        network == null ? null : network.source(),
                        List.of(new NetworkPart.Edit.Silence(named.layer(), named.map()))));
    }

    private static KernelName kernelNamed(
            String text, Model model, @Nullable CommandSpec spec, Console console) {
        try {
            KernelName name = KernelName.parse(text);
            name.in(model);
            return name;
        } catch (UserFacingException none) {
            throw UsageError.of(spec, console, "render.kernel", text);
        }
    }

    /** Refuses a layer without kernels, and one that the network does not have. */
    private static void checkLayer(
            String layer, Model model, @Nullable CommandSpec spec, Console console) {
        List<String> known =
                model.architecture().layers().stream()
                        .filter(each -> Kernels.of(each, model.weights()).isPresent())
                        .map(Layer::name)
                        .toList();
        if (!known.contains(layer)) {
            throw UsageError.of(
                    spec, console, "cli.choice", "--layer", String.join(", ", known), layer);
        }
    }
}
