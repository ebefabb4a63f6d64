package org.kernelscope.ui.state;

import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;

/**
 * Computes all activations for a drawing: ink, preparation, forward pass. Owns the running network;
 * engine thread only.
 */
public final class InferenceWorker implements AutoCloseable {
    private final Engine engine;
    private final DrawingPreparation preparation = new DrawingPreparation();
    private final Movement.Mover mover = new Movement.Mover();
    private Model model;
    private Network network;

    /** Opens {@code model}. Only the calling thread may use this worker. */
    public InferenceWorker(Engine engine, Model model) {
        this.engine = engine;
        this.model = model;
        this.network = engine.open(model.architecture(), model.weights());
    }

    /** Switches to another network and closes the old one. */
    public void use(Model other) {
        if (other.architecture().equals(model.architecture())) {
            network.load(other.weights());
        } else {
            Network opened = engine.open(other.architecture(), other.weights());
            network.close();
            network = opened;
        }
        model = other;
    }

    /**
     * Prepares {@code drawing} and computes all activations.
     *
     * @throws UserFacingException if the network's numbers outgrow float, so that it has no answer
     */
    public InferenceResult think(Drawing drawing) throws UserFacingException {
        return think(drawing, Movement.NONE);
    }

    /** The same for a drawing that is moved or disturbed on its way to the network. */
    public InferenceResult think(Drawing drawing, Movement movement) throws UserFacingException {
        InputSpec spec = model.architecture().input();
        PreparedDigit prepared =
                movement.equals(Movement.NONE)
                        ? preparation.prepare(drawing, spec.channels(), spec.size())
                        : Preparation.asIs(
                                mover.move(drawing, movement),
                                mover.move(drawing, movement, spec.channels()));
        Tensor input = spec.encode(prepared.image());
        return new InferenceResult(drawing, prepared, model, network.forward(input).checked());
    }

    @Override
    public void close() {
        network.close();
    }
}
