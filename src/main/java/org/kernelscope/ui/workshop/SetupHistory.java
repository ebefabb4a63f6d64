package org.kernelscope.ui.workshop;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.workshop.Setup;
import org.kernelscope.workshop.Undo;

/** The setup with its steps of undo. The values of one stroke of the pen are one step. */
final class SetupHistory {
    private final Undo<Setup> history = new Undo<>(Setup.textbook());
    private final ReadOnlyObjectWrapper<Setup> setup =
            new ReadOnlyObjectWrapper<>(this, "setup", history.now());
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private boolean penDown;
    private boolean stroke;

    /** The present setup. */
    ReadOnlyObjectProperty<Setup> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    /** True if there is a step to undo. */
    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** True if there is a step to redo. */
    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Makes {@code value} the present setup, as a step of its own. */
    void put(Setup value) {
        if (!value.equals(setup.get())) {
            history.put(value);
            changed();
        }
    }

    /** A stroke begins: all that it writes is one step. */
    void penDown() {
        penDown = true;
    }

    /** The stroke ends. */
    void penUp() {
        penDown = false;
        stroke = false;
    }

    /** Makes {@code value} the present setup, as a part of the stroke. */
    void write(Setup value) {
        if (stroke) {
            history.replace(value);
        } else {
            history.put(value);
        }
        stroke = stroke || penDown;
        penDown = false;
        changed();
    }

    /** Goes back to the setup before. */
    void undo() {
        if (history.undo()) {
            changed();
        }
    }

    /** Takes the last undo back. */
    void redo() {
        if (history.redo()) {
            changed();
        }
    }

    private void changed() {
        setup.set(history.now());
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
    }
}
