package org.kernelscope.render;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope render}: an image of the window or of one of its views, by the same scene and
 * painters, also without a display.
 */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write an image of the window, or of one view, as PNG; needs no display.")
public final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final WindowOptions options;

    @Option(
            names = "--at",
            defaultValue = "1",
            description =
                    "time of what is open, from 0, its beginning, to 1, its end (default:"
                            + " ${DEFAULT-VALUE})")
    @Range(from = 0, to = 1)
    private double at;

    @Option(
            names = "--zoom",
            defaultValue = "1",
            description =
                    "pixels for each of --size: 1, 2 or 4; text and maps are painted with as many"
                            + " (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 4)
    private int zoom;

    @Option(names = "--out", required = true, description = "PNG file to write")
    private @Nullable Path out;

    public RenderCommand(Console console) {
        this.console = console;
        this.options = new WindowOptions(console);
    }

    @Override
    public Integer call() throws UserFacingException {
        options.check();
        UsageError.refuseWithout(spec, console, "--at", "--open");
        Path target = Objects.requireNonNull(out);
        options.read(new OutputPaths()).writes("--out", target, Replacing.NO_TRAINING).check();
        if (!Pixels.ZOOMS.contains(zoom)) {
            throw UsageError.of(spec, console, "cli.choice", "--zoom", "1, 2, 4", zoom);
        }
        ImageSize size = options.size();
        Pixels.checkSize(size.width(), size.height(), zoom);
        WindowSnapshot.Taken taken = options.window(at).take(zoom);
        PngFile.write(target, taken.pixels(), false, taken.caption());
        return 0;
    }
}
