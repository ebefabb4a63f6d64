package org.kernelscope.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.kernelscope.bench.StartupProbe;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Kernelscope;
import org.kernelscope.render.RegionImages;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/**
 * The launcher. It does not extend {@link Application}, because Deeplearning4j cannot live on the
 * module path and a class path launch of an Application is refused.
 */
public final class Main {
    /**
     * JavaFX warns that it was found on the class path; we know. Held here, for a logger that
     * nobody holds forgets its level.
     */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    /** Measures a start of the window, which goes without a command line as well. */
    private static final String[] PROBE = {"bench", "startup-probe"};

    private Main() {}

    /**
     * Opens the window, or runs the command that {@code arguments} name; ends the process with its
     * exit code.
     */
    public static void main(String[] arguments) {
        JAVAFX.setLevel(Level.SEVERE);
        // Images are read by ImageIO, which must not wake up the AWT beside JavaFX.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Console console = console();
        if (Arrays.equals(arguments, PROBE)) {
            return Kernelscope.runPlainly(console, new StartupProbe(console));
        }
        boolean window = arguments.length == 0 || arguments.length == 1 && isFile(arguments[0]);
        return window
                ? Kernelscope.runPlainly(
                        console,
                        () -> {
                            openWindow(arguments);
                            return 0;
                        })
                : Kernelscope.run(console, Commands.all(console), () -> openWindow(), arguments);
    }

    private static boolean isFile(String argument) {
        return SceneFile.isNamed(argument) || NetworkSource.File.isNamed(argument);
    }

    private static Console console() {
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Texts.in(Language.of(Locale.getDefault())));
    }

    /** Not by way of {@link System#out}, which keeps failures to itself. */
    private static Writer writer(FileDescriptor stream) {
        return new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8);
    }

    /** Opens the window; with the name of a file, it opens that. */
    private static void openWindow(String... files) throws UserFacingException {
        for (String name : files) {
            Path file = PathNames.parse(name);
            if (!Files.isRegularFile(file)) {
                throw new UserFacingException("storage.missing", file);
            }
        }
        if (!Displays.available()) {
            throw new UserFacingException("app.noDisplay");
        }
        WindowApplication.graphics().begin(System.getProperties());
        RegionImages.turnOff();
        try {
            Application.launch(WindowApplication.class, files);
        } catch (RuntimeException | LinkageError broken) {
            throw UserFacingException.causedBy(broken, "app.noWindow", rootOf(broken));
        }
    }

    private static Throwable rootOf(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
