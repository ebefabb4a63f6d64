package org.kernelscope.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.LessonReview;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonChecker;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lesson}: what is wrong in the files of lessons. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Check lessons.",
        synopsisSubcommandLabel = "COMMAND")
public final class LessonCommand implements Runnable {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    private LessonCommand(Console console) {
        this.console = console;
    }

    /** The command with its subcommand. */
    public static CommandLine of(Console console) {
        CommandLine line = new CommandLine(new LessonCommand(console));
        line.addSubcommand(new Check(console));
        return line;
    }

    @Override
    public void run() {
        throw UsageError.of(Objects.requireNonNull(spec), console, "lesson.which", "check");
    }

    /** {@code lesson check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Tell what is wrong in lessons, with the line and the reason.")
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "lessons, .md files")
        private List<Path> files = List.of();

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            boolean sound = true;
            for (Path file : files) {
                try {
                    List<Lesson.Problem> problems = problems(file);
                    sound &= problems.isEmpty();
                    if (problems.isEmpty()) {
                        console.out().println(console.texts().get("lesson.sound", file));
                    }
                    for (Lesson.Problem problem : problems) {
                        console.out()
                                .println(
                                        console.texts()
                                                .get(
                                                        "lesson.problem",
                                                        file,
                                                        problem.line(),
                                                        problem.reason()));
                    }
                } catch (UserFacingException unreadable) {
                    sound = false;
                    console.err().println(console.texts().get(unreadable));
                }
            }
            return sound ? 0 : 1;
        }

        private static List<Lesson.Problem> problems(Path file) throws UserFacingException {
            Lesson lesson = LessonFiles.read(file);
            List<Lesson.Problem> problems = new ArrayList<>(LessonReview.of(lesson));
            for (Language language : Language.values()) {
                if (language != lesson.language()) {
                    Path twin = LessonFiles.translation(file, language).orElse(null);
                    problems.addAll(
                            LessonChecker.compare(
                                    lesson, twin == null ? null : LessonFiles.read(twin)));
                }
            }
            return problems;
        }
    }
}
