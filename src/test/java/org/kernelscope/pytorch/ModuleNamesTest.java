package org.kernelscope.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;

final class ModuleNamesTest {
    private static List<String> of(String... names) throws ArchitectureException {
        List<LayerSpec> layers = new ArrayList<>();
        for (String name : names) {
            layers.add(new DenseSpec(name, 4, Activation.RELU));
        }
        layers.add(new OutputSpec("Out", 10));
        Architecture architecture = Architecture.of("named", new InputSpec(28, 0, 1), layers);
        ModuleNames made = new ModuleNames(architecture);
        return architecture.layers().stream().map(made::of).toList();
    }

    @Test
    void identifiersStayAsTheyAre() throws Exception {
        assertThat(of("F6", "a_1")).containsExactly("F6", "a_1", "Out");
    }

    @Test
    void whatPythonOrAModuleUsesIsReplaced() throws Exception {
        assertThat(of("for", "forward", "codes"))
                .containsExactly("layer1", "layer2", "layer3", "Out");
    }

    @Test
    void whatIsNoIdentifierIsReplaced() throws Exception {
        assertThat(of("6F", "a-b")).containsExactly("layer1", "layer2", "Out");
    }

    @Test
    void aReplacementDiffersFromTheNamesOfOtherLayers() throws Exception {
        assertThat(of("layer2", "for")).containsExactly("layer2", "layer2_", "Out");
        assertThat(of("for", "layer1")).containsExactly("layer1", "layer2", "Out");
    }
}
