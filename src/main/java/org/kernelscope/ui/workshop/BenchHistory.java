package org.kernelscope.ui.workshop;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Setup;
import org.kernelscope.workshop.Undo;

/**
 * The setup and the chain with their steps of undo. The values of one stroke of the pen are one
 * step.
 */
final class BenchHistory {
    private record Bench(Setup setup, Chain chain) {}

    private final Undo<Bench> history = new Undo<>(new Bench(Setup.textbook(), Chain.TWO_OF_THREE));
    private final ReadOnlyObjectWrapper<Setup> setup =
            new ReadOnlyObjectWrapper<>(this, "setup", history.now().setup());
    private final ReadOnlyObjectWrapper<Chain> chain =
            new ReadOnlyObjectWrapper<>(this, "chain", history.now().chain());
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private boolean penDown;
    private boolean stroke;

    /** The present setup. */
    ReadOnlyObjectProperty<Setup> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    /** The present chain. */
    ReadOnlyObjectProperty<Chain> chainProperty() {
        return chain.getReadOnlyProperty();
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
        put(new Bench(value, history.now().chain()));
    }

    /** Makes {@code value} the present chain, as a step of its own. */
    void put(Chain value) {
        put(new Bench(history.now().setup(), value));
    }

    /** Makes both values the present ones, as one step. */
    void put(Setup setupValue, Chain chainValue) {
        put(new Bench(setupValue, chainValue));
    }

    private void put(Bench value) {
        if (!value.equals(history.now())) {
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
        write(new Bench(value, history.now().chain()));
    }

    /** Makes {@code value} the present chain, as a part of the stroke. */
    void write(Chain value) {
        write(new Bench(history.now().setup(), value));
    }

    private void write(Bench value) {
        if (value.equals(history.now())) {
            return;
        }
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
        setup.set(history.now().setup());
        chain.set(history.now().chain());
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
    }
}
