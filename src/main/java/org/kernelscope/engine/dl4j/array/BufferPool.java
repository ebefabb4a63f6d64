package org.kernelscope.engine.dl4j.array;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The kept arrays of a layer, one set for each of the last few batch sizes: a training run sees its
 * batch size and the smaller last batch of an epoch, again and again.
 */
public final class BufferPool<T extends AutoCloseable> implements AutoCloseable {
    private static final int KEPT = 4;

    private final Map<Integer, T> byExamples = new LinkedHashMap<>(8, 0.75f, true);
    private final IntFunction<T> maker;

    public BufferPool(IntFunction<T> maker) {
        this.maker = maker;
    }

    /** The set for {@code examples} examples; made if need be, at the cost of the eldest. */
    public T of(int examples) {
        T kept = byExamples.get(examples);
        if (kept == null) {
            if (byExamples.size() == KEPT) {
                close(byExamples.remove(byExamples.keySet().iterator().next()));
            }
            kept = maker.apply(examples);
            byExamples.put(examples, kept);
        }
        return kept;
    }

    @Override
    public void close() {
        byExamples.values().forEach(BufferPool::close);
        byExamples.clear();
    }

    private static void close(AutoCloseable kept) {
        try {
            kept.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
