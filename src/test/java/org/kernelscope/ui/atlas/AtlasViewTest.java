package org.kernelscope.ui.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.atlas.Atlas;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** The atlas is walked through by pointer and keys, and tells the numbers of each network. */
final class AtlasViewTest {
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window =
                TestWindow.open(
                        () ->
                                new Scene(
                                        new AtlasView(new Display(), new Localisation()),
                                        900,
                                        420));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itBeginsWithLenet5AndGoesOnByKeysAsFarAsItReaches() {
        assertThat(window.text("#atlas-title")).isEqualTo("LeNet-5 (1998)");
        TestWindow.run(() -> chart().requestFocus());
        window.type(KeyCode.DOWN, 20);
        AtlasEntry last = Atlas.all().get(Atlas.all().size() - 1);
        assertThat(window.text("#atlas-title")).isEqualTo(last.name());
        assertThat(TestWindow.fx(() -> chart().getAccessibleText()))
                .contains(last.name())
                .contains("60.2 M")
                .contains("4.49 %");
    }

    @Test
    void pointingAtARowTellsOfItsNetwork() {
        // From elsewhere: a pointer that was there already does not move.
        window.pointAt(chart(), 0.3, 0.9);
        window.pointAt(chart(), 0.3, 0.03 + 0.97 / 9 * 0.6);
        window.untilText("#atlas-title", "LeNet-1");
    }

    @Test
    void numbersAreWrittenShortly() {
        assertThat(Measure.PARAMETERS.written(60_000)).isEqualTo("60.0 k");
        assertThat(Measure.PARAMETERS.written(138_357_544)).isEqualTo("138 M");
        assertThat(Measure.MULTIPLICATIONS.written(15.47e9)).isEqualTo("15.5 G");
        assertThat(Measure.DEPTH.written(152)).isEqualTo("152");
        assertThat(Measure.IMAGENET.written(7.2)).isEqualTo("7.2 %");
    }

    private Node chart() {
        return window.find("#atlas-chart", Node.class);
    }
}
