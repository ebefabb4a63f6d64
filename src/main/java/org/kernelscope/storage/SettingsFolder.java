package org.kernelscope.storage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where programs keep what belongs to a user, on each system. */
final class SettingsFolder {
    private SettingsFolder() {}

    /**
     * The program's folder; it need not exist yet. Linux: {@code $XDG_CONFIG_HOME/kernelscope}, or
     * {@code ~/.config/kernelscope}; macOS: {@code ~/Library/Application Support/Kernelscope};
     * Windows: {@code %APPDATA%\Kernelscope}. The system property {@code kernelscope.home} names
     * another one.
     */
    static Path of(Properties properties, Map<String, String> environment) {
        String chosen = properties.getProperty("kernelscope.home", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path home = Path.of(properties.getProperty("user.home", "."));
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            Path base = roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming);
            return base.resolve("Kernelscope");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support/Kernelscope");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG specification: a path that is not absolute is to be passed over.
        boolean usable = !config.isBlank() && Path.of(config).isAbsolute();
        return (usable ? Path.of(config) : home.resolve(".config")).resolve("kernelscope");
    }
}
