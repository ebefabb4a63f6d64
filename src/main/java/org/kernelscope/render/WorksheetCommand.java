package org.kernelscope.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WorksheetTour;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code worksheet}: a lesson on paper, with the pictures of its scenes. */
@Command(
        name = "worksheet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write a lesson as printable HTML with a key for the teacher.")
public final class WorksheetCommand implements Callable<Integer> {
    private static final int SECONDS_A_STEP = 60;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON",
            description = "a lesson of the program, such as first-look, or an .md file")
    private String name = "";

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "en or ko, for a lesson of the program (default: that of the system)")
    private @Nullable String language;

    @Option(names = "--out", required = true, description = "HTML file to write")
    private @Nullable Path out;

    public WorksheetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        Path target = Objects.requireNonNull(out);
        boolean shipped = LessonFiles.SHIPPED.contains(name);
        Path file = shipped ? null : PathNames.parse(name);
        new OutputPaths()
                .reads("LESSON", file)
                .writes("--out", target, Replacing.NO_TRAINING)
                .check();
        Lesson lesson =
                file == null ? LessonFiles.shipped(name, language()) : LessonFiles.read(file);
        for (Lesson.Problem problem : lesson.problems()) {
            console.err()
                    .println(
                            console.texts()
                                    .get("lesson.problem", name, problem.line(), problem.reason()));
        }
        byte[] html = Worksheet.html(lesson, shots(lesson)).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(target, stream -> stream.write(html));
        return 0;
    }

    private Language language() {
        String code = language;
        if (code == null) {
            return console.texts().language();
        }
        for (Language each : Language.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw UsageError.of(spec, console, "cli.choice", "--language", "en, ko", code);
    }

    /** Goes through the lesson in a hidden window. */
    private static List<Worksheet.Shot> shots(Lesson lesson) throws UserFacingException {
        NetworkSource source = ProgramModels.first();
        Model model = ProgramModels.open(source);
        LoadedScene start =
                LoadedScene.of(
                        Scene.EMPTY.withDisplay(WorksheetTour.look(lesson)),
                        LoadedScene.Present.of(source, model));
        WindowSnapshot window =
                new WindowSnapshot(
                        WindowSnapshot.View.WINDOW,
                        new ImageSize(WorksheetTour.WIDTH, WorksheetTour.HEIGHT),
                        start,
                        source,
                        model,
                        new TrainingSetup());
        return window.with(
                1,
                SECONDS_A_STEP * (lesson.steps().size() + 1),
                (shown, done) ->
                        new WorksheetTour(
                                        lesson,
                                        shown,
                                        share -> {},
                                        done::complete,
                                        done::completeExceptionally)
                                .start());
    }
}
