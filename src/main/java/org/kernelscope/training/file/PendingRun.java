package org.kernelscope.training.file;

import java.nio.file.Path;
import java.time.Instant;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.SavedRun;

/**
 * An autosaved run that can be resumed. Immutable; any thread.
 *
 * @param folder its folder
 * @param savedAt the time of the last save
 * @param run the run
 */
public record PendingRun(Path folder, Instant savedAt, SavedRun run) {
    static PendingRun read(AutosaveFolder folder) throws UserFacingException, java.io.IOException {
        return new PendingRun(folder.path(), folder.savedAt(), folder.read());
    }
}
