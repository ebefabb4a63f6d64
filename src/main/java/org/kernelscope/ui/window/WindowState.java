package org.kernelscope.ui.window;

import org.kernelscope.ui.state.ControlsModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** The values that the parts of one window share. JavaFX thread. */
public record WindowState(
        DrawingModel drawing,
        NetworkModel network,
        Selection selection,
        Display display,
        Localisation localisation,
        Notices notices,
        ModeModel workspace,
        KernelFocus kernels,
        NetworkEditModel edits,
        ControlsModel controls,
        MovementModel movement) {
    /** Every drawing is shown to the network from now on, as soon as it changes. */
    public void connect() {
        drawing.drawingProperty().subscribe(now -> show());
        movement.shown().subscribe(now -> show());
    }

    private void show() {
        network.showMoved(drawing.drawing(), movement.shown().get());
    }
}
