package org.kernelscope.ui.state;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;

/**
 * The movement and disturbance of the drawing on its way to the network. It holds as long as the
 * window shows that it does: while the view of movements is open, or the pad has handles. JavaFX
 * thread.
 */
public final class MovementModel {
    private final ObjectProperty<Movement> movement =
            new SimpleObjectProperty<>(this, "movement", Movement.NONE);
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final BooleanProperty onPad = new SimpleBooleanProperty(this, "onPad");
    private final ObjectBinding<Movement> shown =
            Bindings.createObjectBinding(
                    () -> watched.get() || onPad.get() ? movement.get() : Movement.NONE,
                    movement,
                    watched,
                    onPad);

    /** The movement that is set, shown or not. */
    public ObjectProperty<Movement> movementProperty() {
        return movement;
    }

    /** True while the view of movements is open. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** True while the pad has handles. */
    public BooleanProperty onPadProperty() {
        return onPad;
    }

    /** The movement of the input of the network on the stage. */
    public ObjectBinding<Movement> shown() {
        return shown;
    }

    /** The transform that is set. */
    public Transform transform() {
        return movement.get().transform();
    }

    /** Sets the transform. */
    public void set(Transform transform) {
        movement.set(movement.get().with(transform));
    }

    /** Sets one quantity; what is out of its range is brought into it. */
    public void set(Quantity quantity, double value) {
        set(transform().with(quantity, quantity.clamp(value)));
    }
}
