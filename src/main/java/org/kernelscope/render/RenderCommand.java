package org.kernelscope.render;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.ModelOption;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.Model;
import org.kernelscope.render.WindowSnapshot.View;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.storage.Targets;
import org.kernelscope.storage.Targets.Replacing;
import org.kernelscope.text.UserFacingException;
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
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--scene",
            paramLabel = "FILE",
            description = "scene to show, a .kscope.json file; other options change a part of it")
    private @Nullable Path sceneFile;

    @Option(
            names = "--view",
            defaultValue = "window",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private View view = View.WINDOW;

    @Mixin private final ModelOption modelOption = new ModelOption();

    @Option(
            names = "--size",
            defaultValue = "1280x800",
            description = "size of the picture in pixels (default: ${DEFAULT-VALUE})")
    private String size = "";

    @Mixin private final SceneOptions options = new SceneOptions();

    @Mixin private final TrainingSetup training = new TrainingSetup();

    @Option(names = "--out", required = true, description = "PNG file to write")
    private @Nullable Path out;

    public RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        UsageError.refuseWithout(spec, console, "--train-digits", "--train-steps");
        options.check(spec, console);
        Path target = Objects.requireNonNull(out);
        new Targets()
                .reads("--scene", sceneFile)
                .reads("--image", options.image())
                .reads("--model", modelOption.file())
                .writes("--out", target, Replacing.NO_TRAINING)
                .check();
        ImageSize extent = ImageSize.parse(size, spec, console);
        Scene file = sceneFile == null ? null : SceneFile.read(sceneFile);
        NetworkSource source = source(file);
        Model model = modelOf(source);
        Scene scene = options.scene(file, model, spec, console);
        LoadedScene loaded = LoadedScene.of(scene, LoadedScene.Present.of(source, model));
        if (!loaded.missing().isEmpty()) {
            // A picture of something else would pass for the one that was asked for.
            throw loaded.missing().get(0);
        }
        PngFile.write(
                target, new WindowSnapshot(view, extent, loaded, source, model, training).take());
        return 0;
    }

    /** That of the scene, if it names one and none is asked for. */
    private NetworkSource source(@Nullable Scene file) throws UserFacingException {
        NetworkPart network = file == null ? null : file.network();
        NetworkSource ofScene = network == null ? null : network.source();
        return ofScene == null || UsageError.isGiven(spec, "--model")
                ? RenderModelOption.source(modelOption)
                : ofScene;
    }

    private Model modelOf(NetworkSource source) throws UserFacingException {
        return source.equals(RenderModelOption.source(modelOption))
                ? RenderModelOption.of(modelOption)
                : ProgramModels.open(source);
    }
}
