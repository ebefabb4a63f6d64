package org.kernelscope.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.export.PngFile;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.LessonProblem;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.PathNames;
import org.kernelscope.storage.Targets;
import org.kernelscope.storage.Targets.Replacing;
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
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 760;
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
        new Targets().reads("LESSON", file).writes("--out", target, Replacing.NO_TRAINING).check();
        Lesson lesson =
                file == null ? LessonFiles.shipped(name, language()) : LessonFiles.read(file);
        for (LessonProblem problem : lesson.problems()) {
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
        if (language == null) {
            return console.texts().language();
        }
        return Arrays.stream(Language.values())
                .filter(each -> each.code().equals(language))
                .findFirst()
                .orElseThrow(
                        () ->
                                UsageError.of(
                                        spec,
                                        console,
                                        "cli.choice",
                                        "--language",
                                        "en, ko",
                                        language));
    }

    /** Goes through the lesson in a hidden window. */
    private static List<Worksheet.Shot> shots(Lesson lesson) throws UserFacingException {
        NetworkSource source = ProgramModels.first();
        Model model = ProgramModels.open(source);
        DisplayPart look =
                new DisplayPart("light", null, null, lesson.language().code(), null, null, null);
        LoadedScene start =
                LoadedScene.of(
                        Scene.EMPTY.withDisplay(look), LoadedScene.Present.of(source, model));
        WindowSnapshot window =
                new WindowSnapshot(
                        WindowSnapshot.View.WINDOW,
                        new ImageSize(WIDTH, HEIGHT),
                        start,
                        source,
                        model,
                        new TrainingSetup());
        return window.with(
                1,
                SECONDS_A_STEP * (lesson.steps().size() + 1),
                (shown, done) -> new Tour(lesson, shown, done).step(0));
    }

    /** Takes one picture after another. JavaFX thread. */
    private static final class Tour {
        private final Lesson lesson;
        private final HiddenWindow window;
        private final CompletableFuture<List<Worksheet.Shot>> done;
        private final List<Worksheet.Shot> shots = new ArrayList<>();

        Tour(Lesson lesson, HiddenWindow window, CompletableFuture<List<Worksheet.Shot>> done) {
            this.lesson = lesson;
            this.window = window;
            this.done = done;
        }

        void step(int index) {
            if (index == lesson.steps().size()) {
                done.complete(shots);
                return;
            }
            Step step = lesson.steps().get(index);
            Scene scene = step.scene() == null ? Scene.EMPTY : step.scene();
            window.show(scene, () -> taken(step, index), done::completeExceptionally);
        }

        private void taken(Step step, int index) {
            boolean seen = step.scene() != null || step.prediction() != null;
            byte[] png =
                    seen
                            ? PngFile.bytes(window.pictureOf("centre"), Caption.of(step.title()))
                            : null;
            Situation said = window.situation(null);
            reveal(step, 0, () -> finish(index, png, said));
        }

        private void finish(int index, byte @Nullable [] png, Situation said) {
            Activations before = said.activations();
            shots.add(new Worksheet.Shot(png, said, window.situation(before)));
            step(index + 1);
        }

        /** Only scenes can be seen on paper. */
        private void reveal(Step step, int from, Runnable then) {
            for (int i = from; i < step.reveal().size(); i++) {
                if (step.reveal().get(i) instanceof Reveal.Show show) {
                    int next = i + 1;
                    window.show(
                            show.scene(),
                            () -> reveal(step, next, then),
                            done::completeExceptionally);
                    return;
                }
            }
            then.run();
        }
    }
}
