package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;

/** An architecture while somebody edits it. */
final class ArchitectureDraftTest {
    private static final ArchitectureDraft LENET = ArchitectureDraft.of(Presets.LENET5_MODERN);

    static List<Architecture> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetIsTakenUpAndHandedBack(Architecture preset) {
        ArchitectureDraft draft = ArchitectureDraft.of(preset);
        assertThat(draft.problem()).isEmpty();
        Architecture back = draft.architecture().orElseThrow();
        assertThat(back.layers())
                .usingElementComparator(
                        (a, b) -> a.spec().withName("").equals(b.spec().withName("")) ? 0 : 1)
                .isEqualTo(preset.layers());
        assertThat(draft.parameterCount()).isEqualTo(preset.parameterCount());
        assertThat(draft.connections()).isEqualTo(preset.connections());
        assertThat(draft.multiplyAccumulates()).isEqualTo(preset.multiplyAccumulates());
    }

    @Test
    void lenetKeepsItsNames() {
        assertThat(LENET.architecture()).contains(Presets.LENET5_MODERN);
    }

    @Test
    void layersAreNamedByKindAndPlace() {
        ArchitectureDraft draft = LENET.insert(1, LayerKind.NORMALISATION).remove(3);
        assertThat(draft.steps())
                .extracting(step -> step.spec().name())
                .containsExactly("C1", "N2", "S3", "S4", "C5", "F6", "output");
        assertThat(draft.move(1, 0).steps().get(0).spec().name()).isEqualTo("N1");
    }

    @Test
    void numbersAndWhatFollowsFromThemAreLive() {
        ArchitectureDraft draft = LENET.change(0, LayerParameterField.MAPS, 8);
        assertThat(draft.steps().get(2).layer().orElseThrow().parameterFormula())
                .hasToString("(5·5·8+1)·16");
        assertThat(draft.parameterCount()).isEqualTo(61_706 + 2 * 26 + 2 * 25 * 16);
    }

    /** Pooling 28 cells by eight leaves three, too few for a kernel of five. */
    @Test
    void anImpossibleSizeIsToldWhereItArises() {
        ArchitectureDraft draft = LENET.change(1, LayerParameterField.SIZE, 8);
        assertThat(draft.architecture()).isEmpty();
        assertThat(draft.problem().orElseThrow())
                .hasMessageContaining("C3: a window that reaches over 5 cells does not fit into a")
                .hasMessageContaining("3×3");
        assertThat(draft.steps().get(1).layer().orElseThrow().outputShape())
                .isEqualTo(Shape.of(6, 3, 3));
        assertThat(draft.steps().get(2).problem()).isEqualTo(draft.problem());
        assertThat(draft.steps().get(2).layer()).isEmpty();
        assertThat(draft.steps().get(3).layer()).isEmpty();
        assertThat(draft.steps().get(3).problem()).isEmpty();
        assertThat(draft.parameterCount()).isEqualTo(156);
        ArchitectureDraft mended = draft.change(1, LayerParameterField.SIZE, 2);
        assertThat(mended).isEqualTo(LENET);
    }

    @Test
    void everythingCanBeTypedAndIsRefusedWithAReason() {
        for (int value : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 70_000}) {
            for (ArchitectureDraft draft :
                    List.of(LENET, ArchitectureDraft.of(Presets.LENET5_1998))) {
                for (ArchitectureDraft.Step step : draft.steps()) {
                    for (LayerParameterField number : LayerParameterField.values()) {
                        if (number.of(step.spec()).isPresent()) {
                            boolean padding = number == LayerParameterField.PADDING && value == 0;
                            assertThat(
                                            draft.change(step.index(), number, value)
                                                    .problem()
                                                    .isPresent())
                                    .as("%s of %s = %s", number, step.spec().name(), value)
                                    .isEqualTo(!padding);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theInputIsPartOfIt() {
        ArchitectureDraft small = LENET.withInput(new InputSpec(3, 28, -1, 1));
        assertThat(small.problem().orElseThrow()).hasMessageContaining("C5");
        assertThat(small.steps().get(0).layer().orElseThrow().parameterFormula())
                .hasToString("(5·5·3+1)·6");
        ArchitectureDraft none = LENET.withInput(new InputSpec(1, 0, 0, 1));
        assertThat(none.problem().orElseThrow().key()).isEqualTo("architecture.input");
        assertThat(none.steps()).allMatch(step -> step.layer().isEmpty());
    }

    @Test
    void anOutputStandsAtTheEnd() {
        ArchitectureDraft headless = LENET.remove(6);
        assertThat(headless.problem().orElseThrow().key()).isEqualTo("architecture.output");
        assertThat(headless.steps().get(5).problem()).isPresent();
        ArchitectureDraft twice = LENET.insert(3, LayerKind.OUTPUT);
        assertThat(twice.steps().get(3).problem().orElseThrow().key())
                .isEqualTo("architecture.output");
        assertThat(LENET.replace(6, LayerKind.RBF.defaultSpec()).architecture()).isPresent();
        assertThat(
                        LENET.replace(6, LayerKind.RBF.defaultSpec())
                                .change(5, LayerParameterField.UNITS, 85)
                                .problem()
                                .orElseThrow())
                .hasMessageContaining("compares 84 numbers");
    }

    @Test
    void nothingAtAllIsNoNetwork() {
        ArchitectureDraft empty = LENET;
        while (!empty.steps().isEmpty()) {
            empty = empty.remove(0);
        }
        assertThat(empty.problem().orElseThrow().key()).isEqualTo("architecture.layers");
        assertThat(empty.insert(0, LayerKind.OUTPUT).architecture()).isPresent();
    }

    @Test
    void globalPoolingFollowsTheMapBelow() {
        ArchitectureDraft draft =
                LENET.remove(4)
                        .insert(4, new PoolingSpec("", PoolKind.AVERAGE, new Window(2, 2, 0, 1)))
                        .withGlobalPooling(4);
        assertThat(draft.steps().get(4).layer().orElseThrow().window().size()).isEqualTo(5);
        ArchitectureDraft smaller = draft.change(0, LayerParameterField.SIZE, 9);
        assertThat(smaller.steps().get(4).layer().orElseThrow().window().size()).isEqualTo(4);
        assertThat(smaller.architecture()).isPresent();
        PoolingSpec max = new PoolingSpec("", PoolKind.MAX, new Window(4, 4, 0, 1));
        assertThat(smaller.replace(4, max).steps().get(4).global()).isTrue();
        assertThat(smaller.change(4, LayerParameterField.SIZE, 2).steps().get(4).global())
                .isFalse();
        assertThat(ArchitectureDraft.of(Presets.DEEPER).steps().get(10).global()).isTrue();
        assertThatThrownBy(() -> LENET.withGlobalPooling(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConnectionIsTakenAwayAndMadeAgain() {
        ArchitectureDraft draft = LENET.toggleConnection(2, 3, 15);
        Layer c3 = draft.steps().get(2).layer().orElseThrow();
        assertThat(c3.parameterFormula()).hasToString("(5·5·5+1)·1 + (5·5·6+1)·15");
        assertThat(c3.spec().connects(3, 15)).isFalse();
        assertThat(draft.toggleConnection(2, 3, 15)).isEqualTo(LENET);
        assertThatThrownBy(() -> LENET.toggleConnection(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableFollowsTheNumberOfItsMaps() {
        ArchitectureDraft draft =
                ArchitectureDraft.of(Presets.LENET5_1998).change(2, LayerParameterField.MAPS, 18);
        ConvolutionSpec c3 = (ConvolutionSpec) draft.steps().get(2).spec();
        assertThat(c3.table().inputs()).hasSize(18).endsWith(List.of(0, 1, 2), List.of(1, 2, 3));
        assertThat(draft.architecture()).isPresent();
        assertThat(
                        draft.change(0, LayerParameterField.MAPS, 5)
                                .steps()
                                .get(2)
                                .problem()
                                .orElseThrow())
                .hasMessageContaining("C3: the connection table makes map 3 from map 5 below");
    }

    @Test
    void everyKindHasItsUsualSettings() {
        for (LayerKind kind : LayerKind.values()) {
            LayerSpec usual = kind.defaultSpec();
            assertThat(usual.layerKind()).isEqualTo(kind);
            assertThat(kind.isOutput()).isEqualTo(usual.isOutput());
            if (!kind.isOutput()) {
                ArchitectureDraft draft = LENET.remove(4).insert(0, kind);
                assertThat(draft.steps().get(0).layer()).as(kind.name()).isPresent();
            }
            boolean activated =
                    usual.withActivation(Activation.SWISH).activation() == Activation.SWISH;
            assertThat(usual.hasActivation()).isEqualTo(activated);
        }
    }

    @Test
    void groupsAreANumberOnlyOfGroupNormalisation() {
        LayerSpec group = new NormalisationSpec("N", NormalisationKind.GROUP, 2, Activation.RELU);
        assertThat(LayerParameterField.GROUPS.of(group)).hasValue(2);
        assertThat(LayerParameterField.GROUPS.of(LayerKind.NORMALISATION.defaultSpec())).isEmpty();
        assertThatThrownBy(() -> LayerParameterField.GROUPS.with(LayerKind.DENSE.defaultSpec(), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
