package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.StepCourse.Content;
import org.kernelscope.ui.state.StepCourse.Moment;
import org.kernelscope.ui.state.StepCourse.Phase;

final class StepCourseTest {
    private final Architecture lenet = Presets.LENET5_MODERN;
    private final StepCourse course = StepCourse.of(lenet);
    private final int last = lenet.layers().size() - 1;

    /** Input and seven layers forward, back and forward again, two losses, five updates. */
    @Test
    void eachLayerHasItsTurnInEachPhase() {
        assertThat(course.length()).isEqualTo(8 + 1 + 8 + 5 + 8 + 1);
        assertThat(course.at(0)).isEqualTo(new Moment(Phase.FORWARD, Cell.INPUT));
        assertThat(course.at(8)).isEqualTo(new Moment(Phase.LOSS, last));
        assertThat(course.at(9.9)).isEqualTo(new Moment(Phase.BACKWARD, last));
        List<String> updated =
                course.moments().stream()
                        .filter(moment -> moment.phase() == Phase.UPDATE)
                        .map(moment -> lenet.layers().get(moment.layer()).name())
                        .toList();
        assertThat(updated).containsExactly("C1", "C3", "C5", "F6", "output");
        assertThat(course.at(course.length())).isEqualTo(new Moment(Phase.LOSS_AFTER, last));
    }

    @Test
    void aLayerShowsWhatWasComputedLast() {
        assertThat(course.content(0, 0)).isEqualTo(Content.NOTHING);
        assertThat(course.content(0, 1)).isEqualTo(Content.VALUES);
        assertThat(course.content(0, 9)).isEqualTo(Content.VALUES);
        assertThat(course.content(last, 9)).isEqualTo(Content.GRADIENTS);
        assertThat(course.content(0, 16)).isEqualTo(Content.GRADIENTS);
        assertThat(course.content(last, 22)).isEqualTo(Content.GRADIENTS);
        for (int layer = Cell.INPUT; layer <= last; layer++) {
            assertThat(course.content(layer, course.length())).isEqualTo(Content.NEW_VALUES);
        }
    }
}
