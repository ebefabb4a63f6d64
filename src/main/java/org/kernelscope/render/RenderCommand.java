package org.kernelscope.render;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.InputPicture;
import org.kernelscope.cli.ModelOption;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.render.WindowSnapshot.View;
import org.kernelscope.storage.Targets;
import org.kernelscope.storage.Targets.Replacing;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageArrangement;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.OpenLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope render}: a picture of the window or of one of its views, by the same scene and
 * painters, also without a display.
 */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write a picture of the window, or of one view, as PNG; needs no display.")
public final class RenderCommand implements Callable<Integer> {
    private static final Pattern CELL = Pattern.compile("(\\w+),(\\d+),(\\d+),(\\d+)");

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--view",
            defaultValue = "window",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private View view = View.WINDOW;

    @Option(names = "--image", description = "picture to put on the pad (default: a drawn 3)")
    private @Nullable Path image;

    @Option(names = "--empty", description = "leave the pad empty")
    private boolean empty;

    @Mixin private final ModelOption modelOption = new ModelOption();

    @Option(
            names = "--size",
            defaultValue = "1280x800",
            description = "size of the picture in pixels (default: ${DEFAULT-VALUE})")
    private String size = "";

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
            names = "--at",
            defaultValue = "1",
            description =
                    "moment of what is open, from 0, its beginning, to 1, its end (default:"
                            + " ${DEFAULT-VALUE})")
    @Range(from = 0, to = 1)
    private double at;

    @Option(
            names = "--columns",
            description = "maps in one column a layer, as the paper prints LeNet-5's states")
    private boolean columns;

    @Mixin private final ModeSetup mode = new ModeSetup();

    @Mixin private final TrainingSetup training = new TrainingSetup();

    @Mixin private final LabSetup lab = new LabSetup();

    @Option(names = "--out", required = true, description = "PNG file to write")
    private @Nullable Path out;

    public RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        refuseWithoutEffect();
        Path target = java.util.Objects.requireNonNull(out);
        new Targets()
                .reads("--image", image)
                .reads("--model", modelOption.file())
                .writes("--out", target, Replacing.NO_TRAINING)
                .check();
        ImageSize extent = ImageSize.parse(size, spec, console);
        Model model = RenderModelOption.of(modelOption);
        mode.checkLayer(model, spec, console);
        WindowSnapshot picture =
                new WindowSnapshot(
                        view,
                        extent,
                        drawing(),
                        model,
                        theme,
                        named(language),
                        paletteNamed(palette),
                        scale,
                        textScaleOf(textSize),
                        cell == null ? null : cellNamed(cell, model),
                        opening(model)
                                .then(arranged())
                                .then(mode)
                                .then(training)
                                .then(lab.staging(model, spec, console)));
        PngFile.write(target, picture.take());
        return 0;
    }

    private void refuseWithoutEffect() {
        if (empty) {
            UsageError.refuseBeside(spec, console, "--image", "--empty");
        }
        UsageError.refuseWithout(spec, console, "--at", "--open");
        UsageError.refuseWithout(spec, console, "--aspect", "--open");
        UsageError.refuseWithout(spec, console, "--silence", "--kernel");
        UsageError.refuseWithout(spec, console, "--train-digits", "--train-steps");
        mode.check(spec, console);
    }

    private SceneSetup arranged() {
        return (parts, ready) -> {
            if (columns) {
                parts.shared().display().arrangementProperty().set(StageArrangement.COLUMNS);
            }
            ready.run();
        };
    }

    private Drawing drawing() throws UserFacingException {
        if (empty) {
            return Drawing.EMPTY;
        }
        return image == null
                ? ExampleDrawing.digit()
                : Drawing.of(new Backdrop(InputPicture.read(console, image).ink(), false));
    }

    private Language named(String code) {
        for (Language candidate : Language.values()) {
            if (candidate.code().equals(code.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw UsageError.of(spec, console, "render.language", code);
    }

    private Palette paletteNamed(String id) {
        for (Palette candidate : Palette.values()) {
            if (candidate.id().equals(id.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return candidate;
            }
        }
        throw UsageError.of(spec, console, "render.palette", id);
    }

    private TextScale textScaleOf(int percent) {
        return TextScale.of(percent)
                .orElseThrow(
                        () ->
                                UsageError.of(
                                        spec,
                                        console,
                                        "cli.choice",
                                        "--text-size",
                                        "100, 125, 150, 200",
                                        percent));
    }

    private OpenLevelSetup opening(Model model) {
        if (open == null) {
            return new OpenLevelSetup(null, aspect, at);
        }
        boolean map = open.chars().filter(each -> each == ',').count() == 1;
        Cell opened = cellNamed(map ? open + ",1,1" : open, model);
        if (opened.isInput()) {
            throw UsageError.of(spec, console, "render.cell", open);
        }
        return new OpenLevelSetup(
                map ? OpenLevel.ofMap(opened) : OpenLevel.ofCell(opened), aspect, at);
    }

    private Cell cellNamed(String text, Model model) {
        Matcher parts = CELL.matcher(text);
        if (!parts.matches()) {
            throw UsageError.of(spec, console, "render.cell", text);
        }
        int index = Cell.INPUT;
        Shape shape = model.architecture().input().shape();
        if (!parts.group(1).equals("input")) {
            Layer layer =
                    model.architecture()
                            .layer(parts.group(1))
                            .orElseThrow(() -> UsageError.of(spec, console, "render.cell", text));
            index = layer.index();
            shape = layer.outputShape();
        }
        int channel = within(parts.group(2), shape.channels(), text);
        int row = within(parts.group(3), shape.rows(), text);
        int column = within(parts.group(4), shape.columns(), text);
        return new Cell(index, channel, row, column);
    }

    private int within(String number, int extent, String text) {
        boolean exists =
                number.length() <= 6
                        && Integer.parseInt(number) >= 1
                        && Integer.parseInt(number) <= extent;
        if (!exists) {
            throw UsageError.of(spec, console, "render.cell", text);
        }
        return Integer.parseInt(number) - 1;
    }
}
