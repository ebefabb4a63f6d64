package org.kernelscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.TemporaryFiles;
import org.kernelscope.text.UserFacingException;

/**
 * Names that this process alone writes to for hours, so that two trainings begun with the same
 * command do not write over each other. One thread.
 */
final class OutputClaims implements AutoCloseable {
    private final List<TemporaryFiles.Held> held = new ArrayList<>();

    private OutputClaims() {}

    /**
     * Claims all of {@code targets}.
     *
     * @throws UserFacingException if another process has one of them
     */
    static OutputClaims of(Path... targets) throws UserFacingException {
        OutputClaims claims = new OutputClaims();
        boolean all = false;
        try {
            for (Path target : targets) {
                Path file = AtomicFiles.check(target);
                TemporaryFiles.sweep(Objects.requireNonNull(file.getParent()));
                claims.held.add(
                        TemporaryFiles.claim(file)
                                .orElseThrow(
                                        () -> new UserFacingException("storage.claimed", target)));
            }
            all = true;
            return claims;
        } catch (IOException e) {
            throw UserFacingException.causedBy(
                    e, "storage.writeFailed", targets[0], String.valueOf(e.getMessage()));
        } finally {
            if (!all) {
                claims.close();
            }
        }
    }

    @Override
    public void close() {
        held.forEach(TemporaryFiles.Held::close);
        held.clear();
    }
}
