package org.kernelscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.fx.Pulse;

/**
 * Reads the style sheets of a window from a folder and applies a change as soon as the file is
 * saved. For developers only: {@code -Dkernelscope.css=src/main/resources/org/kernelscope/ui}.
 *
 * <p>A look at a file's time takes microseconds, so it happens on the JavaFX thread.
 */
final class LiveStyleSheets {
    /** The system property that names the folder. */
    static final String FOLDER = "kernelscope.css";

    private static final Duration INTERVAL = Duration.ofMillis(400);

    private final Path folder;
    private final Parent root;
    private final Map<Path, FileTime> seen = new HashMap<>();

    LiveStyleSheets(Path folder, Parent root) {
        this.folder = folder;
        this.root = root;
    }

    /** Starts to follow the folder that the system property names, if it names one. */
    static void follow(Parent root) {
        @Nullable String folder = System.getProperty(FOLDER);
        if (folder != null) {
            LiveStyleSheets sheets = new LiveStyleSheets(Path.of(folder).toAbsolutePath(), root);
            new Pulse(INTERVAL, sheets::look).set(true);
        }
    }

    /** Takes over sheets that are new in the window, and those whose files have changed. */
    void look() {
        Scene scene = root.getScene();
        if (scene == null) {
            return;
        }
        Set<Path> changed = new HashSet<>();
        for (String url : scene.getStylesheets()) {
            Path file = fileOf(url);
            FileTime time = timeOf(file);
            if (time != null && !time.equals(seen.put(file, time))) {
                changed.add(file);
            }
        }
        List<String> sheets = scene.getStylesheets().stream().map(this::live).toList();
        if (!sheets.equals(scene.getStylesheets())
                || sheets.stream().map(this::fileOf).anyMatch(changed::contains)) {
            // JavaFX reads a sheet again only after no scene has used it any more.
            scene.getStylesheets().clear();
            scene.getStylesheets().setAll(sheets);
        }
    }

    /** The address of the file that replaces {@code url}; {@code url} itself if there is none. */
    private String live(String url) {
        Path file = fileOf(url);
        return seen.containsKey(file) ? file.toUri().toString() : url;
    }

    private Path fileOf(String url) {
        return folder.resolve(url.substring(url.lastIndexOf('/') + 1));
    }

    private static @Nullable FileTime timeOf(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException absent) {
            return null;
        }
    }
}
