package org.kernelscope.ui.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.atlas.Atlas;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.TextSize;
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
                        () -> {
                            AtlasView view = new AtlasView(new Display(), new Localisation());
                            view.getStylesheets().add("/org/kernelscope/ui/family.css");
                            return new Scene(view, 900, 420);
                        });
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
        window.pointAt(chart(), row(Atlas.all().size() - 1));
        window.pointAt(chart(), row(0));
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

    /** The middle of a row, in the chart's coordinates. */
    private Point2D row(int row) {
        Node chart = chart();
        double height = TestWindow.fx(() -> chart.getLayoutBounds().getHeight());
        double em = TestWindow.fx(() -> TextSize.at(chart));
        double[] inside =
                DoubleStream.iterate(0, y -> y < height, y -> y + 1)
                        .filter(y -> AtlasPainter.rowAt(y, Atlas.all().size(), height, em) == row)
                        .toArray();
        double width = TestWindow.fx(() -> chart.getLayoutBounds().getWidth());
        return new Point2D(width / 2, inside[inside.length / 2]);
    }

    private Node chart() {
        return window.find("#atlas-chart", Node.class);
    }
}
