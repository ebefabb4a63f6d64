package org.kernelscope.render;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.ModelOption;
import org.kernelscope.cli.UsageError;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.Model;
import org.kernelscope.render.WindowSnapshot.View;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which window an image or an animation shows. */
final class WindowOptions {
    private final Console console;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

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
            description = "size of the image in pixels (default: ${DEFAULT-VALUE})")
    private String size = "";

    @Mixin private final SceneOptions options = new SceneOptions();

    @Mixin private final TrainingSetup training = new TrainingSetup();

    WindowOptions(Console console) {
        this.console = console;
    }

    /** Refuses options that have no effect beside others, or without them. */
    void check() {
        UsageError.refuseWithout(spec, console, "--train-digits", "--train-steps");
        options.check(spec, console);
    }

    /** Adds the files that are read. */
    OutputPaths read(OutputPaths targets) {
        return targets.reads("--scene", sceneFile)
                .reads("--image", options.image())
                .reads("--model", modelOption.file());
    }

    /** The size of the window in logical pixels. */
    ImageSize size() {
        return ImageSize.parse(size, spec, console);
    }

    /**
     * Reads all that the window needs.
     *
     * @param at the time of what is opened by an option, 0 … 1
     */
    WindowSnapshot window(double at) throws UserFacingException {
        Scene file = sceneFile == null ? null : SceneFile.read(sceneFile);
        NetworkSource source = source(file);
        Model model = modelOf(source);
        Scene scene = options.scene(file, model, at, spec, console);
        LoadedScene loaded = LoadedScene.of(scene, LoadedScene.Present.of(source, model));
        if (!loaded.missing().isEmpty()) {
            // An image of something else would pass for the one that was asked for.
            throw loaded.missing().get(0);
        }
        return new WindowSnapshot(view, size(), loaded, source, model, training);
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
