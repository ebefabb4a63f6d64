package org.kernelscope.ui.train;

import javafx.scene.Node;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.state.Display;

/** The look of what is painted in Train mode, at the size of the window's text. JavaFX thread. */
final class TrainLook {
    private TrainLook() {}

    static StageLook stage(Display display) {
        return StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
    }

    static ChartLook chart(Display display, Node node) {
        return new ChartLook(stage(display), TextSize.at(node), Fonts.TEXT, Fonts.MONO);
    }
}
