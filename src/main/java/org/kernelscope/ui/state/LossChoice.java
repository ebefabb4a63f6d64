package org.kernelscope.ui.state;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LayerSpec;

/**
 * By which loss networks learn: one choice for those that end in probabilities and one for those
 * that end in penalties. Wherever it is chosen, in the designer or in Train mode, it is the same
 * choice. JavaFX thread.
 */
public final class LossChoice {
    private final ReadOnlyObjectWrapper<Choice> choice =
            new ReadOnlyObjectWrapper<>(this, "choice", new Choice(Loss.CROSS_ENTROPY, Loss.MAP));

    /**
     * The choice.
     *
     * @param ofProbabilities for a softmax output
     * @param ofPenalties for an RBF output
     */
    public record Choice(Loss ofProbabilities, Loss ofPenalties) {}

    /** The choice. */
    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Chooses {@code loss} for all networks whose output it suits. */
    public void choose(Loss loss) {
        Choice now = choice.get();
        choice.set(
                loss.isOfPenalties()
                        ? new Choice(now.ofProbabilities(), loss)
                        : new Choice(loss, now.ofPenalties()));
    }

    /** Chooses the losses of both kinds of networks. */
    public void choose(Choice now) {
        choice.set(now);
    }

    /** The loss that is chosen for a network that ends in {@code output}. */
    public Loss of(LayerSpec output) {
        Choice now = choice.get();
        return now.ofPenalties().suits(output) ? now.ofPenalties() : now.ofProbabilities();
    }

    /** The loss that is chosen for {@code architecture}. */
    public Loss of(Architecture architecture) {
        return of(architecture.output());
    }
}
