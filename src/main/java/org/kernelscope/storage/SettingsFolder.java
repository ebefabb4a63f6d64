package org.kernelscope.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.kernelscope.text.UserFacingException;

/** The folder of a user's settings, on each system. */
final class SettingsFolder {
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

    /** A folder that the environment names but that cannot be used; empty if there is none. */
    static Optional<UserFacingException> trouble(
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
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
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
