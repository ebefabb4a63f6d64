package org.kernelscope.training.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.Checkpoint;

/** The size of a run in a file, and the part of its history that fits. Stateless; any thread. */
final class RunSize {
    private static final long MEGABYTE = 1 << 20;

    private RunSize() {}

    /**
     * Refuses a run that has no room in the file {@code path} even without most of its history.
     *
     * @param whole the content of the file, from {@link RunCodec#whole}
     * @throws UserFacingException with its size and the largest that there is room for
     */
    static void check(Path path, TensorFile whole, long cap) throws UserFacingException {
        long bytes = Safetensors.MAX_HEADER_BYTES + whole.bytes();
        if (bytes > cap) {
            throw new UserFacingException(
                    "training.file.tooLarge", path, bytes / MEGABYTE, cap / MEGABYTE);
        }
    }

    /**
     * Of {@code past}, evenly spaced ones that have room; the first always is one of them.
     *
     * @param room in bytes
     */
    static List<Checkpoint> fitting(List<Checkpoint> past, long room) {
        List<Checkpoint> kept = past;
        while (kept.size() > 1 && kept.size() * bytes(kept.get(0).weights()) > room) {
            List<Checkpoint> fewer = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                fewer.add(kept.get(i));
            }
            kept = fewer;
        }
        return kept;
    }

    private static long bytes(Weights weights) {
        return new TensorFile(Map.of(), weights.asMap()).bytes();
    }
}
