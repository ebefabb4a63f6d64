package org.kernelscope.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.kernelscope.text.UserFacingException;

/** The places of a user's settings, and of those of the machine, on each system. */
final class SettingsFolder {
    /** More than any system names. */
    private static final int MOST_FOLDERS = 20;

    private SettingsFolder() {}

    /**
     * The program's folder; it need not exist yet. Linux: {@code $XDG_CONFIG_HOME/kernelscope}, or
     * {@code ~/.config/kernelscope}; macOS: {@code ~/Library/Application Support/Kernelscope};
     * Windows: {@code %APPDATA%\Kernelscope}. The system property {@code kernelscope.home} names
     * another one. A name that cannot be a folder here is passed over.
     */
    static Path of(Properties properties, Map<String, String> environment) {
        return find(properties, environment, ignored -> {});
    }

    /**
     * The files in which whoever runs this machine may say what a first start begins with, the
     * first one first: the one that the system property {@code kernelscope.defaults} names, which
     * the start script sets to {@code defaults.json} in the folder of the program; then that of the
     * machine. Linux: {@code kernelscope/defaults.json} in {@code $XDG_CONFIG_DIRS}, or in {@code
     * /etc/xdg}; macOS: {@code /Library/Application Support/Kernelscope}; Windows: {@code
     * %ProgramData%\Kernelscope}. They need not exist.
     */
    static List<Path> defaults(Properties properties, Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        folder(properties.getProperty("kernelscope.defaults", ""), ignored -> {})
                .ifPresent(files::add);
        for (String folder : machineFolders(properties, environment)) {
            folder(folder, ignored -> {})
                    .filter(Path::isAbsolute)
                    .ifPresent(found -> files.add(found.resolve("defaults.json")));
        }
        return files;
    }

    private static List<String> machineFolders(
            Properties properties, Map<String, String> environment) {
        String system = system(properties);
        if (system.startsWith("windows")) {
            String data = environment.getOrDefault("ProgramData", "");
            return data.isBlank() ? List.of() : List.of(data + "/Kernelscope");
        }
        if (system.startsWith("mac")) {
            return List.of("/Library/Application Support/Kernelscope");
        }
        String folders = environment.getOrDefault("XDG_CONFIG_DIRS", "");
        return Arrays.stream((folders.isBlank() ? "/etc/xdg" : folders).split(":", MOST_FOLDERS))
                .filter(folder -> !folder.isBlank())
                .map(folder -> folder + "/kernelscope")
                .toList();
    }

    private static String system(Properties properties) {
        return properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    /** A folder that the environment names but that cannot be used; empty if there is none. */
    static Optional<UserFacingException> problem(
            Properties properties, Map<String, String> environment) {
        List<UserFacingException> troubles = new ArrayList<>();
        Path used = find(properties, environment, troubles::add);
        return troubles.stream()
                .findFirst()
                .map(first -> new UserFacingException("storage.settingsElsewhere", first, used));
    }

    private static Path find(
            Properties properties,
            Map<String, String> environment,
            Consumer<UserFacingException> trouble) {
        Optional<Path> chosen = folder(properties.getProperty("kernelscope.home", ""), trouble);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        // Where not even that can be named, what is remembered lasts as long as the temporary
        // files.
        Path home =
                folder(properties.getProperty("user.home", "."), trouble)
                        .or(() -> folder(properties.getProperty("java.io.tmpdir", "."), trouble))
                        .orElse(Path.of("."));
        String system = system(properties);
        if (system.startsWith("windows")) {
            return folder(environment.getOrDefault("APPDATA", ""), trouble)
                    .orElse(home.resolve("AppData/Roaming"))
                    .resolve("Kernelscope");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support/Kernelscope");
        }
        // The XDG specification: a path that is not absolute is to be passed over.
        return folder(environment.getOrDefault("XDG_CONFIG_HOME", ""), trouble)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"))
                .resolve("kernelscope");
    }

    private static Optional<Path> folder(String name, Consumer<UserFacingException> trouble) {
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(PathNames.parse(name));
        } catch (UserFacingException noName) {
            trouble.accept(noName);
            return Optional.empty();
        }
    }
}
