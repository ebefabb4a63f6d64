package org.kernelscope.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.export.AnimationFile;
import org.kernelscope.export.AnimationFile.Extent;
import org.kernelscope.export.AnimationFile.Format;
import org.kernelscope.export.Caption;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.export.AnimationRecorder;
import org.kernelscope.ui.paint.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kernelscope animate}: an animation of what is open, or of a training run. */
@Command(
        name = "animate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Write an animation of what is open, or of a run, as GIF or APNG; needs no display.")
public final class AnimateCommand implements Callable<Integer> {
    /** For opening the window; each frame has a second more. */
    private static final int PATIENCE_SECONDS = 120;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final WindowOptions options;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "length, 0.1 to 300 (default: ${DEFAULT-VALUE})")
    @Range(from = 0.1, to = 300)
    private double seconds;

    @Option(
            names = "--fps",
            defaultValue = "20",
            description = "frames a second, 1 to 50 (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = AnimationFile.FASTEST)
    private int framesPerSecond;

    @Option(
            names = "--from",
            defaultValue = "0",
            description = "time of the first frame, 0 to 1 (default: ${DEFAULT-VALUE})")
    @Range(from = 0, to = 1)
    private double from;

    @Option(
            names = "--to",
            defaultValue = "1",
            description = "time of the last frame, 0 to 1 (default: ${DEFAULT-VALUE})")
    @Range(from = 0, to = 1)
    private double to;

    @Option(
            names = "--out",
            required = true,
            description = "file to write: .gif, or .png or .apng for an animated PNG")
    private @Nullable Path out;

    public AnimateCommand(Console console) {
        this.console = console;
        this.options = new WindowOptions(console);
    }

    @Override
    public Integer call() throws UserFacingException {
        options.check();
        Path target = Objects.requireNonNull(out);
        Format format = formatOf(target);
        options.read(new OutputPaths()).writes("--out", target, Replacing.NO_TRAINING).check();
        ImageSize size = options.size();
        int frames = Math.max(1, (int) Math.round(seconds * framesPerSecond));
        Extent extent = new Extent(size.width(), size.height(), frames, framesPerSecond);
        WindowSnapshot window = options.window(0);
        double took =
                window.with(
                        1,
                        PATIENCE_SECONDS + frames,
                        (opened, done) -> record(window, opened, target, format, extent, done));
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "export.film.written",
                                        target,
                                        frames,
                                        kilobytes(target),
                                        String.format(Locale.ROOT, "%.1f", took)));
        return 0;
    }

    private static String kilobytes(Path file) {
        try {
            return Numbers.count((Files.size(file) + 512) / 1024);
        } catch (IOException gone) {
            return "–";
        }
    }

    private void record(
            WindowSnapshot window,
            HiddenWindow opened,
            Path target,
            Format format,
            Extent extent,
            CompletableFuture<Double> done) {
        if (opened.parts().playback().isEmpty()) {
            done.completeExceptionally(new UserFacingException("export.film.still"));
            return;
        }
        Caption caption = window.caption(opened.parts());
        AnimationRecorder recorder = new AnimationRecorder(opened, extent.frames(), from, to);
        recorder.start();
        long begun = System.nanoTime();
        opened.parts()
                .writing()
                .execute(
                        () -> {
                            try {
                                AnimationFile.write(
                                        target, format, extent, recorder, caption, share -> true);
                                done.complete((System.nanoTime() - begun) / 1e9);
                            } catch (UserFacingException | RuntimeException | OutOfMemoryError e) {
                                done.completeExceptionally(e);
                            }
                        });
    }

    private Format formatOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".gif")) {
            return Format.GIF;
        }
        if (name.endsWith(".png") || name.endsWith(".apng")) {
            return Format.APNG;
        }
        throw UsageError.of(spec, console, "cli.choice", "--out", "*.gif, *.png, *.apng", name);
    }
}
