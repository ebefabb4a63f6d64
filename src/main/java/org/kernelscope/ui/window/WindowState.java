package org.kernelscope.ui.window;

import java.util.concurrent.Executor;
import org.kernelscope.data.Drawing;
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
    /**
     * The values of a new window.
     *
     * @param first the drawing on its pad
     * @param engineThread owns the network on the stage
     */
    public static WindowState of(Drawing first, Executor engineThread, Executor fxThread) {
        Notices notices = new Notices();
        NetworkModel network = new NetworkModel(engineThread, fxThread, notices);
        return new WindowState(
                new DrawingModel(first),
                network,
                new Selection(),
                new Display(),
                new Localisation(),
                notices,
                new ModeModel(),
                new KernelFocus(),
                new NetworkEditModel(network, notices),
                new ControlsModel(),
                new MovementModel());
    }

    /** Every drawing is shown to the network from now on, as soon as it changes. */
    public void connect() {
        drawing.drawingProperty().subscribe(now -> show());
        movement.shown().subscribe(now -> show());
    }

    private void show() {
        network.showMoved(drawing.drawing(), movement.shown().get());
    }
}
