package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

/** Whether a run has room in a file, and how much of its history. Stateless; any thread. */
final class RunSize {
    private static final long MEGABYTE = 1 << 20;

    private RunSize() {}

    /**
     * Refuses a run that has no room in a file even without its history.
     *
     * @throws Problem with its size and the largest that there is room for
     */
    static void check(SavedRun saved) throws Problem {
        check(saved, Safetensors.MAX_FILE_BYTES);
    }

    static void check(SavedRun saved, long cap) throws Problem {
        // The network now and in its best epoch, and what the optimizer remembers.
        long bytes = 2 * bytes(saved.state().weights()) + bytes(saved.state().optimizer());
        bytes += Safetensors.MAX_HEADER_BYTES;
        if (bytes > cap) {
            throw new Problem("runfile.tooLarge", bytes / MEGABYTE, cap / MEGABYTE);
        }
    }

    /**
     * Of {@code past}, evenly spaced ones that have room; the first always is one of them.
     *
     * @param room in bytes
     */
    static List<Moment> fitting(List<Moment> past, long room) {
        List<Moment> kept = past;
        while (kept.size() > 1 && kept.size() * bytes(kept.get(0).weights()) > room) {
            List<Moment> fewer = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                fewer.add(kept.get(i));
            }
            kept = fewer;
        }
        return kept;
    }

    private static long bytes(Weights weights) {
        return weights.asMap().values().stream().mapToLong(RunSize::bytes).sum();
    }

    static long bytes(Tensor tensor) {
        return Float.BYTES * (long) tensor.size();
    }
}
