package org.kernelscope.ui.design;

import org.kernelscope.network.Initialisation;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerParameterField;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.text.Texts;

/** The names of layer kinds and settings in the designer. */
final class DesignerText {
    private DesignerText() {}

    static String kind(Texts texts, LayerKind kind) {
        return switch (kind) {
            case CONVOLUTION -> texts.get("design.kind.convolution");
            case SUBSAMPLING -> texts.get("design.kind.subsampling");
            case POOLING -> texts.get("design.kind.pooling");
            case NORMALISATION -> texts.get("design.kind.normalisation");
            case DROPOUT -> texts.get("design.kind.dropout");
            case DENSE -> texts.get("design.kind.dense");
            case OUTPUT -> texts.get("design.kind.softmax");
            case RBF -> texts.get("design.kind.rbf");
        };
    }

    static String number(Texts texts, LayerParameterField number) {
        return switch (number) {
            case MAPS -> texts.get("design.maps");
            case SIZE -> texts.get("design.size");
            case STRIDE -> texts.get("design.stride");
            case PADDING -> texts.get("design.padding");
            case DILATION -> texts.get("design.dilation");
            case UNITS -> texts.get("design.units");
            case GROUPS -> texts.get("design.groups");
            case CLASSES -> texts.get("design.classes");
        };
    }

    static String normalisation(Texts texts, NormalisationKind kind) {
        return switch (kind) {
            case BATCH -> texts.get("design.norm.batch");
            case LAYER -> texts.get("design.norm.layer");
            case INSTANCE -> texts.get("design.norm.instance");
            case GROUP -> texts.get("design.norm.group");
        };
    }

    static String initialisation(Texts texts, Initialisation initialisation) {
        return switch (initialisation) {
            case AUTOMATIC -> texts.get("design.init.automatic");
            case HE -> texts.get("design.init.he");
            case GLOROT -> texts.get("design.init.glorot");
            case LECUN_1998 -> texts.get("design.init.lecun");
            case ZERO -> texts.get("design.init.zero");
        };
    }

    /** A layer in one line, valid or not: {@code convolution 5×5, stride 2}. */
    static String line(Texts texts, LayerSpec spec) {
        String kind = kind(texts, spec.layerKind());
        var size = LayerParameterField.SIZE.of(spec);
        String line =
                size.isPresent() ? kind + " " + size.getAsInt() + "×" + size.getAsInt() : kind;
        // Every other window slides by its own size, which needs no words.
        if (spec.layerKind() == LayerKind.CONVOLUTION) {
            Window window = spec.slidingWindow().orElseThrow();
            line += window.stride() > 1 ? ", " + texts.get("layer.stride", window.stride()) : "";
            line += window.padding() > 0 ? ", " + texts.get("layer.padding", window.padding()) : "";
            line +=
                    window.dilation() > 1
                            ? ", " + texts.get("layer.dilation", window.dilation())
                            : "";
        }
        return line;
    }
}
