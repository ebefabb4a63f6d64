package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** What is tested on random networks is tested on every kind of layer and setting. */
final class RandomArchitecturesTest {
    private static final List<Architecture> DRAWN = RandomArchitectures.first(96).toList();

    private static final List<LayerSpec> SPECS =
            DRAWN.stream().flatMap(drawn -> drawn.layers().stream()).map(Layer::spec).toList();

    @Test
    void theSameSeedDrawsTheSameNetwork() {
        assertThat(RandomArchitectures.draw(5)).isEqualTo(DRAWN.get(5));
    }

    @Test
    void everyKindIsAmongThem() {
        for (Class<?> kind : LayerSpec.class.getPermittedSubclasses()) {
            some(kind::isInstance);
        }
        for (Activation f : Activation.values()) {
            some(spec -> spec instanceof ConvolutionSpec && spec.activation() == f);
        }
        for (PoolKind pool : PoolKind.values()) {
            some(spec -> spec instanceof PoolingSpec pooling && pooling.pool() == pool);
        }
        for (NormalisationKind kind : NormalisationKind.values()) {
            some(spec -> spec instanceof NormalisationSpec it && it.kind() == kind);
        }
        for (Initialisation initialisation : Initialisation.values()) {
            assertThat(DRAWN).anyMatch(drawn -> drawn.initialisation() == initialisation);
        }
    }

    @Test
    void everySettingIsAmongThem() {
        some(spec -> spec instanceof ConvolutionSpec it && it.window().stride() > 1);
        some(spec -> spec instanceof ConvolutionSpec it && it.window().padding() > 0);
        some(spec -> spec instanceof ConvolutionSpec it && it.window().dilation() > 1);
        some(spec -> spec instanceof ConvolutionSpec it && !it.table().isFull());
        some(spec -> spec instanceof SubsamplingSpec it && it.window().padding() > 0);
        some(spec -> spec instanceof NormalisationSpec it && it.groups() > 1);
        assertThat(DRAWN).anyMatch(drawn -> drawn.input().channels() == 3);
    }

    private static void some(Predicate<LayerSpec> wanted) {
        assertThat(SPECS).anyMatch(wanted);
    }
}
