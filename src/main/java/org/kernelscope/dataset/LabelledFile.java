package org.kernelscope.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image file and its class. Immutable; any thread.
 *
 * @param source its name in the set, relative to what was imported
 * @param label the name of its class
 * @param writer who wrote it; null if nobody said so
 * @param twin a file of the same name but for the suffix, which is read instead if it can be; null
 *     for none
 */
record LabelledFile(
        Path file, String source, String label, @Nullable String writer, @Nullable Path twin) {
    LabelledFile(Path file, String source, String label, @Nullable String writer) {
        this(file, source, label, writer, null);
    }

    LabelledFile withTwin(@Nullable Path other) {
        return new LabelledFile(file, source, label, writer, other);
    }
}
