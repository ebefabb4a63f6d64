package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;

/** Classes keep what was learned by their names; the others begin anew. */
final class ClassReplacementTest {
    private final Model digits =
            new Model(
                    Presets.LENET5_MODERN,
                    Model.untrained(Presets.LENET5_MODERN, 3).weights(),
                    Map.of("seed", "3"));

    private static float[] row(Model model, int label) {
        float[] all = model.weights().get("output.weight").toArray();
        return Arrays.copyOfRange(all, 84 * label, 84 * label + 84);
    }

    @Test
    void theSameClassesAreTheSameNetwork() throws Exception {
        assertThat(ClassReplacement.of(digits, ClassNames.DIGITS, 1)).isSameAs(digits);
        assertThat(ClassReplacement.hasClasses(digits, ClassNames.DIGITS)).isTrue();
        assertThat(ClassReplacement.hasClasses(digits, ClassNames.checked(List.of("0", "1"))))
                .isFalse();
    }

    @Test
    void aClassKeepsItsRowWhereverItGoes() throws Exception {
        ClassNames names = ClassNames.checked(List.of("7", "ㄱ", "0"));
        Model other = ClassReplacement.of(digits, names, 1);
        assertThat(other.architecture().classes()).isEqualTo(3);
        assertThat(other.classNames()).isEqualTo(names);
        assertThat(row(other, 0)).isEqualTo(row(digits, 7));
        assertThat(row(other, 2)).isEqualTo(row(digits, 0));
        assertThat(row(other, 1)).isNotEqualTo(row(digits, 1));
        assertThat(other.weights().get("output.bias").get(0))
                .isEqualTo(digits.weights().get("output.bias").get(7));
        assertThat(other.weights().get("F6.weight")).isEqualTo(digits.weights().get("F6.weight"));
        assertThat(other.isUntrained()).isFalse();
        // A further class leaves the others as they were.
        Model more = ClassReplacement.of(other, ClassNames.checked(List.of("7", "ㄱ", "0", "ㄴ")), 1);
        for (int label = 0; label < 3; label++) {
            assertThat(row(more, label)).isEqualTo(row(other, label));
        }
    }

    @Test
    void tenOtherClassesAreNoDigits() throws Exception {
        ClassNames letters =
                ClassNames.checked(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        Model other = ClassReplacement.of(digits, letters, 1);
        assertThat(other.architecture().id()).isEqualTo("lenet5-modern");
        assertThat(row(other, 4)).isNotEqualTo(row(digits, 4));
        assertThat(other.className(4)).isEqualTo("e");
    }

    @Test
    void anOutputThatIsFixedHasRoomForFewerClasses() throws Exception {
        Model rbf =
                new Model(
                        Presets.LENET5_1998,
                        Model.untrained(Presets.LENET5_1998, 1).weights(),
                        Map.of());
        ClassNames three = ClassNames.checked(List.of("a", "b", "c"));
        Model named = ClassReplacement.of(rbf, three, 1);
        assertThat(named.architecture()).isEqualTo(rbf.architecture());
        assertThat(named.weights()).isEqualTo(rbf.weights());
        assertThat(named.className(2)).isEqualTo("c");
        assertThat(named.className(3)).isEqualTo("3");
        assertThat(ClassReplacement.hasClasses(named, three)).isTrue();
    }
}
