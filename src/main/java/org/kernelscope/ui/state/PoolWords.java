package org.kernelscope.ui.state;

import org.kernelscope.op.PoolKind;
import org.kernelscope.text.Texts;

/** The names of the kinds of pooling. Any thread. */
public final class PoolWords {
    private PoolWords() {}

    /** The name in a comparison of all kinds: {@code maximum}. */
    public static String name(Texts texts, PoolKind pool) {
        return switch (pool) {
            case MAX -> texts.get("arithmetic.pool.max");
            case AVERAGE -> texts.get("arithmetic.pool.average");
            case MIN -> texts.get("arithmetic.pool.min");
            case L2 -> texts.get("arithmetic.pool.l2");
        };
    }

    /** The choice in the designer: {@code the largest}. */
    public static String choice(Texts texts, PoolKind pool) {
        return switch (pool) {
            case MAX -> texts.get("design.pool.max");
            case AVERAGE -> texts.get("design.pool.average");
            case MIN -> texts.get("design.pool.min");
            case L2 -> texts.get("design.pool.l2");
        };
    }

    /** The kind of a pooling layer on the stage: {@code max-pool 2×2}. */
    static String layer(Texts texts, PoolKind pool, String size) {
        return switch (pool) {
            case MAX -> texts.get("layer.kind.maxPooling", size);
            case AVERAGE -> texts.get("layer.kind.averagePooling", size);
            case MIN -> texts.get("layer.kind.minPooling", size);
            case L2 -> texts.get("layer.kind.l2Pooling", size);
        };
    }

    /** The equation of one cell: {@code the largest of these 4}. */
    public static String equation(Texts texts, PoolKind pool, int cells) {
        return switch (pool) {
            case MAX -> texts.get("card.pool.max", cells);
            case AVERAGE -> texts.get("card.pool.average", cells);
            case MIN -> texts.get("card.pool.min", cells);
            case L2 -> texts.get("card.pool.l2", cells);
        };
    }

    /** The value that another kind of pooling would give: {@code for comparison: maximum}. */
    public static String comparison(Texts texts, PoolKind pool) {
        return switch (pool) {
            case MAX -> texts.get("arithmetic.pool.other.max");
            case AVERAGE -> texts.get("arithmetic.pool.other.average");
            case MIN -> texts.get("arithmetic.pool.other.min");
            case L2 -> texts.get("arithmetic.pool.other.l2");
        };
    }

    /** The sentence on how a pooling shares the error of its output. */
    public static String gradient(Texts texts, PoolKind pool) {
        return switch (pool) {
            case MAX -> texts.get("gradient.note.max");
            case AVERAGE -> texts.get("gradient.note.average");
            case MIN -> texts.get("gradient.note.min");
            case L2 -> texts.get("gradient.note.l2");
        };
    }
}
