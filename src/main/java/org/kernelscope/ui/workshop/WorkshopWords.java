package org.kernelscope.ui.workshop;

import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.text.Texts;
import org.kernelscope.workshop.Kind;

/** The names of choices. */
final class WorkshopWords {
    private WorkshopWords() {}

    static String kind(Texts texts, Kind kind) {
        return switch (kind) {
            case CONV -> texts.get("workshop.kind.conv");
            case TRUE_CONV -> texts.get("workshop.kind.trueConv");
            case MAX -> texts.get("workshop.kind.max");
            case AVG -> texts.get("workshop.kind.avg");
            case MIN -> texts.get("workshop.kind.min");
            case L2 -> texts.get("workshop.kind.l2");
            case TRANSPOSED -> texts.get("workshop.kind.transposed");
            case SHUFFLE -> texts.get("workshop.kind.shuffle");
            case UNSHUFFLE -> texts.get("workshop.kind.unshuffle");
        };
    }

    /** The short name of an operation without weights. */
    static String brief(Texts texts, Kind kind) {
        return switch (kind) {
            case MAX -> texts.get("workshop.chain.max");
            case AVG -> texts.get("workshop.chain.avg");
            case MIN -> texts.get("workshop.chain.min");
            case L2 -> texts.get("workshop.chain.l2");
            case SHUFFLE -> texts.get("workshop.chain.shuffle");
            case UNSHUFFLE -> texts.get("workshop.chain.unshuffle");
            default -> kind(texts, kind);
        };
    }

    static String panel(Texts texts, WorkshopPanel panel) {
        return switch (panel) {
            case PRODUCTS -> texts.get("workshop.panel.products");
            case IM2COL -> texts.get("workshop.panel.im2col");
            case SPARSE -> texts.get("workshop.panel.sparse");
            case CHAIN -> texts.get("workshop.panel.chain");
        };
    }

    static String rule(Texts texts, PaddingRule rule) {
        return switch (rule) {
            case GIVEN -> texts.get("workshop.rule.given");
            case VALID -> texts.get("workshop.rule.valid");
            case SAME_TENSORFLOW -> texts.get("workshop.rule.sameTensorflow");
            case SAME_PYTORCH -> texts.get("workshop.rule.samePytorch");
            case SAME_DL4J -> texts.get("workshop.rule.sameDl4j");
        };
    }

    static String mode(Texts texts, PaddingMode mode) {
        return switch (mode) {
            case ZEROS -> texts.get("workshop.mode.zeros");
            case REFLECT -> texts.get("workshop.mode.reflect");
            case REPLICATE -> texts.get("workshop.mode.replicate");
            case CIRCULAR -> texts.get("workshop.mode.circular");
        };
    }
}
