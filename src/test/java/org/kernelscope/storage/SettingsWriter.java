package org.kernelscope.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/**
 * A process that saves one setting over and over, beside another process that saves another one. It
 * ends with an error if its own setting is ever put back.
 */
final class SettingsWriter {
    private SettingsWriter() {}

    /**
     * @param arguments the folder of the settings, and the number of saves
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.createFile(ready(folder));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(begin(folder)));
        seeds(new SettingsFile(folder), Integer.parseInt(arguments[1]));
    }

    static Path ready(Path folder) {
        return folder.resolve("ready");
    }

    static Path begin(Path folder) {
        return folder.resolve("begin");
    }

    private static void seeds(SettingsFile file, int saves) throws Exception {
        Settings start = file.load();
        save(file, saves, i -> start.withTrainingSeed(1000 + i), Settings::trainingSeed);
    }

    /** Changes the width of the window again and again. */
    static void windows(SettingsFile file, int saves) throws Exception {
        Settings start = file.load();
        save(
                file,
                saves,
                i -> start.withWindow(1000 + i, 800),
                settings -> settings.window().width());
    }

    private static void save(
            SettingsFile file,
            int saves,
            IntFunction<Settings> states,
            java.util.function.Function<Settings, Object> value)
            throws Exception {
        Settings before = states.apply(0);
        for (int i = 1; i <= saves; i++) {
            Settings now = states.apply(i);
            file.save(before, now);
            before = now;
            Object found = value.apply(file.load());
            if (!found.equals(value.apply(now))) {
                throw new AssertionError(value.apply(now) + " was put back to " + found);
            }
        }
    }
}
