package org.kernelscope.training.file;

import java.nio.file.Path;
import java.time.Instant;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.SavedRun;

/**
 * A run that was saved by itself and can be gone on with. Immutable; any thread.
 *
 * @param folder where it is
 * @param savedAt when it was saved last
 * @param run all that is known of it
 */
public record PendingRun(Path folder, Instant savedAt, SavedRun run) {
    static PendingRun read(AutosaveFolder folder) throws UserFacingException, java.io.IOException {
        return new PendingRun(folder.path(), folder.savedAt(), folder.read());
    }
}
