package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.kernelscope.op.NormalisationKind;

/** The integer settings of layers that can be read and changed one at a time. */
public enum LayerParameterField {
    /** Feature maps of a convolution. */
    MAPS,
    /** Rows and columns of a window. */
    SIZE,
    /** Step between windows. */
    STRIDE,
    /** Cells added on each side. */
    PADDING,
    /** Distance between the taps of a kernel. */
    DILATION,
    /** Units of a dense layer. */
    UNITS,
    /** Groups of a group normalisation. */
    GROUPS,
    /** Classes of a softmax output. */
    CLASSES;

    private static final Settings SETTINGS = new Settings();

    /** The value in {@code spec}; empty if this kind of layer has no such setting. */
    public OptionalInt of(LayerSpec spec) {
        Optional<Setting> setting = setting(spec);
        return setting.isPresent() ? OptionalInt.of(setting.get().value) : OptionalInt.empty();
    }

    /**
     * {@code spec} with another value, possible or not. If the stride of a pooling equals its size,
     * it follows the size; a connection table follows the number of maps.
     *
     * @throws IllegalArgumentException if this kind of layer has no such setting
     */
    public LayerSpec with(LayerSpec spec, int value) {
        return setting(spec)
                .orElseThrow(() -> new IllegalArgumentException("no " + this + " in " + spec))
                .change
                .apply(value);
    }

    private Optional<Setting> setting(LayerSpec spec) {
        return spec.accept(SETTINGS).stream().filter(it -> it.field == this).findFirst();
    }

    /** One setting of one layer: its value, and the layer with another value. */
    private record Setting(LayerParameterField field, int value, IntFunction<LayerSpec> change) {}

    /** The settings of each kind of layer. */
    private static final class Settings implements LayerSpec.Visitor<List<Setting>> {
        @Override
        public List<Setting> convolution(ConvolutionSpec spec) {
            Window w = spec.window();
            List<Setting> settings = new ArrayList<>();
            settings.add(new Setting(MAPS, spec.maps(), spec::withMaps));
            settings.add(new Setting(SIZE, w.size(), it -> spec.withWindow(w.withSize(it))));
            settings.addAll(window(w, spec::withWindow));
            settings.add(
                    new Setting(DILATION, w.dilation(), it -> spec.withWindow(w.withDilation(it))));
            return settings;
        }

        @Override
        public List<Setting> subsampling(SubsamplingSpec spec) {
            return sideBySide(spec.window(), spec::withWindow);
        }

        @Override
        public List<Setting> pooling(PoolingSpec spec) {
            return sideBySide(spec.window(), spec::withWindow);
        }

        @Override
        public List<Setting> normalisation(NormalisationSpec spec) {
            return spec.kind() == NormalisationKind.GROUP
                    ? List.of(
                            new Setting(
                                    GROUPS, spec.groups(), it -> spec.withKind(spec.kind(), it)))
                    : List.of();
        }

        @Override
        public List<Setting> dropout(DropoutSpec spec) {
            return List.of();
        }

        @Override
        public List<Setting> dense(DenseSpec spec) {
            return List.of(
                    new Setting(
                            UNITS,
                            spec.units(),
                            it -> new DenseSpec(spec.name(), it, spec.activation())));
        }

        @Override
        public List<Setting> softmax(OutputSpec spec) {
            return List.of(
                    new Setting(CLASSES, spec.classes(), it -> new OutputSpec(spec.name(), it)));
        }

        @Override
        public List<Setting> rbf(RbfSpec spec) {
            return List.of();
        }

        /** A window whose stride follows its size while the two are equal. */
        private static List<Setting> sideBySide(Window w, Function<Window, LayerSpec> with) {
            List<Setting> settings = new ArrayList<>();
            settings.add(
                    new Setting(
                            SIZE,
                            w.size(),
                            it ->
                                    with.apply(
                                            w.stride() == w.size()
                                                    ? w.withSize(it).withStride(it)
                                                    : w.withSize(it))));
            settings.addAll(window(w, with));
            return settings;
        }

        private static List<Setting> window(Window w, Function<Window, LayerSpec> with) {
            return List.of(
                    new Setting(STRIDE, w.stride(), it -> with.apply(w.withStride(it))),
                    new Setting(PADDING, w.padding(), it -> with.apply(w.withPadding(it))));
        }
    }
}
