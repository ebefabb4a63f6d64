package org.kernelscope.ui.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Notices.Action;

/** The file behind a name that somebody typed in a dialog of the system. JavaFX thread. */
public final class SaveTarget {
    private SaveTarget() {}

    /**
     * Passes {@code named}, with {@code suffix} if it lacks it, to {@code write}. The dialog asked
     * about a file of the name that was typed, so one of the longer name is asked about here.
     *
     * @param suffix in lower case, with its dot
     */
    public static void use(Path named, String suffix, Notices notices, Consumer<Path> write) {
        String last = Objects.toString(named.getFileName(), "");
        boolean whole = last.toLowerCase(Locale.ROOT).endsWith(suffix);
        Path file = whole ? named : named.resolveSibling(last + suffix);
        if (!whole && Files.exists(file)) {
            notices.offer(
                    new UserFacingException("file.exists", file),
                    List.of(new Action("file-replace", "file.replace", () -> write.accept(file))));
        } else {
            write.accept(file);
        }
    }
}
