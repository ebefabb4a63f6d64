package org.kernelscope.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image file and its class. Immutable; any thread.
 *
 * @param source its name in the set, relative to what was imported
 * @param label the name of its class
 * @param writer who wrote it; null if nobody said so
 */
record LabelledFile(Path file, String source, String label, @Nullable String writer) {}
