package org.kernelscope.ui.atlas;

import java.util.List;
import java.util.OptionalDouble;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.Block;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;

/** The quantities by which the networks of the atlas are compared. */
enum Measure {
    /** Layers with weights on the longest path. */
    DEPTH,
    /** Trainable parameters. */
    PARAMETERS,
    /** Multiplications for one image. */
    MULTIPLICATIONS,
    /** Side of the receptive field of a cell of the last maps, in pixels. */
    FIELD,
    /** Error rate on MNIST, in per cent. */
    MNIST,
    /** Top-5 error rate on ImageNet, in per cent. */
    IMAGENET;

    /** The quantity of a network, if it is known. */
    OptionalDouble of(AtlasEntry entry, Block.Count total) {
        return switch (this) {
            case DEPTH -> OptionalDouble.of(total.depth());
            case PARAMETERS -> OptionalDouble.of(total.parameters());
            case MULTIPLICATIONS -> OptionalDouble.of(total.multiplyAccumulates());
            case FIELD -> OptionalDouble.of(entry.lastMaps().field().size());
            case MNIST -> entry.error().onMnist();
            case IMAGENET -> entry.error().onImagenet();
        };
    }

    /** True if the quantity has a logarithmic axis. */
    boolean isLog() {
        return this != MNIST && this != IMAGENET;
    }

    String name(Texts texts) {
        return switch (this) {
            case DEPTH -> texts.get("atlas.depth");
            case PARAMETERS -> texts.get("atlas.parameters");
            case MULTIPLICATIONS -> texts.get("atlas.multiplications");
            case FIELD -> texts.get("atlas.field");
            case MNIST -> texts.get("atlas.error.mnist");
            case IMAGENET -> texts.get("atlas.error.imagenet");
        };
    }

    /** Formats a value: {@code 61.7 k}, {@code 7.2 %}. */
    String written(double value) {
        return switch (this) {
            case MNIST, IMAGENET -> String.format(java.util.Locale.ROOT, "%s %%", trimmed(value));
            case PARAMETERS, MULTIPLICATIONS -> shortly(value);
            default -> Numbers.count(Math.round(value));
        };
    }

    private static String trimmed(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Formats a value with three digits and a unit prefix. */
    private static String shortly(double value) {
        record Unit(double size, String name) {}
        for (Unit unit : List.of(new Unit(1e9, " G"), new Unit(1e6, " M"), new Unit(1e3, " k"))) {
            if (value >= unit.size()) {
                double number = value / unit.size();
                String format = number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f";
                return String.format(java.util.Locale.ROOT, format, number) + unit.name();
            }
        }
        return Numbers.count(Math.round(value));
    }
}
