package org.kernelscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line: {@code kernelscope COMMAND …}. Exit codes: 0 for success, 1 for a failure that
 * one sentence on the error stream explains, 2 for misuse.
 */
@Command(
        name = "kernelscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "A microscope for convolutional networks. Without a command: the window.",
            "With a .kscope.json, .safetensors or .json file alone: the window with the scene or"
                    + " the network in it."
        },
        synopsisSubcommandLabel = "[COMMAND | FILE.kscope.json | FILE.safetensors]")
public final class Kernelscope implements Callable<Integer> {
    /** The environment variable that, whatever it holds, asks for stack traces. */
    private static final String DEBUG = "KERNELSCOPE_DEBUG";

    private final Window window;

    private Kernelscope(Window window) {
        this.window = window;
    }

    /** Runs if no command is given. */
    @FunctionalInterface
    public interface Window {
        /** Opens the window and returns when it is closed. */
        void open() throws UserFacingException;
    }

    /** Opens the window. */
    @Override
    public Integer call() throws UserFacingException {
        window.open();
        return CommandLine.ExitCode.OK;
    }

    /**
     * Does {@code work} without a command line, and tells its failures as a command would. The
     * window is opened so: reading the descriptions of all commands takes longer than its parts.
     *
     * @param work returns the exit code
     */
    public static int runPlainly(Console console, Callable<Integer> work) {
        int code;
        try {
            code = work.call();
        } catch (Exception | LinkageError | VirtualMachineError broken) {
            tell(console, broken);
            code = CommandLine.ExitCode.SOFTWARE;
        }
        code = ended(console, code);
        console.err().flush();
        return code;
    }

    /**
     * Runs the program with the given arguments and returns its exit code.
     *
     * @param commands picocli command objects
     * @param window opens the window
     */
    public static int run(
            Console console, Collection<?> commands, Window window, String... arguments) {
        CommandLine line = new CommandLine(new Kernelscope(window));
        commands.forEach(line::addSubcommand);
        line.registerConverter(Path.class, name -> path(console, name));
        line.setOut(console.out());
        line.setErr(console.err());
        // Colours would be escaped as foreign control characters are.
        line.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(
                (misuse, given) -> {
                    CommandLine command = misuse.getCommandLine();
                    String complaint = new UsageMessage(console.texts(), given).sentence(misuse);
                    String name = command.getCommandSpec().qualifiedName();
                    console.err().println(console.texts().get("cli.misuse", complaint, name));
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                });
        line.setExecutionStrategy(
                parsed -> {
                    Ranges.check(parsed, console);
                    return new CommandLine.RunLast().execute(parsed);
                });
        line.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    tell(console, exception);
                    return CommandLine.ExitCode.SOFTWARE;
                });
        int code = ended(console, execute(line, console, arguments));
        console.err().flush();
        return code;
    }

    /** An answer that did not arrive is a failure; a reader who has gone knows it already. */
    private static int ended(Console console, int code) {
        IOException failure = console.failure().orElse(null);
        if (failure == null) {
            return code;
        }
        String reason = String.valueOf(failure.getMessage());
        if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            console.err().println(console.texts().get("cli.notWritten", reason));
        }
        return code == CommandLine.ExitCode.OK ? CommandLine.ExitCode.SOFTWARE : code;
    }

    private static Path path(Console console, String name) {
        try {
            return PathNames.parse(name);
        } catch (UserFacingException noName) {
            throw new TypeConversionException(console.texts().get(noName));
        }
    }

    /** picocli hands exceptions to the handlers, but lets errors of the machine through. */
    private static int execute(CommandLine line, Console console, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (LinkageError | VirtualMachineError broken) {
            tell(console, broken);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void tell(Console console, Throwable failure) {
        UserFacingException.behind(failure)
                .ifPresentOrElse(
                        problem -> console.err().println(console.texts().get(problem)),
                        () -> tellUnexpected(console, failure));
    }

    /** One sentence; where it happened only for those who ask, by the environment. */
    private static void tellUnexpected(Console console, Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String what = root.toString().lines().findFirst().orElse("").strip();
        console.err().println(console.texts().get("cli.unexpected", what, DEBUG));
        if (System.getenv(DEBUG) != null) {
            broken.printStackTrace(console.err());
        }
    }
}
