package org.kernelscope.ui.train.model;

import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.StageReason;

/**
 * The one place where a checkpoint gets onto the stage, and where it is noticed that something else
 * took its place: an opened network, or a change by hand. JavaFX thread.
 */
final class CheckpointStage {
    private final NetworkModel network;
    private volatile boolean closed;

    CheckpointStage(NetworkModel network) {
        this.network = network;
    }

    /** Puts the weights of {@code place} onto the stage, unless they are there. */
    void show(RunPosition place) {
        StageReason reason = StageReason.checkpoint(place.run().number(), place.step());
        if (!closed && !reason.equals(network.askedProperty().get())) {
            network.replace(place.model(), reason);
        }
    }

    /** True if a checkpoint is on the stage, or requested. */
    boolean isTaken() {
        return network.askedProperty().get().isCheckpoint();
    }

    /**
     * True if the stage shows the activations of the checkpoint's network, or if there is no
     * checkpoint.
     */
    boolean isAnswered() {
        InferenceResult answer = network.inferenceProperty().get();
        return !isTaken()
                || (network.askedProperty().get().equals(network.originProperty().get())
                        && answer != null
                        && answer.model() == network.modelProperty().get());
    }

    /**
     * Runs {@code action} when something else is asked onto the stage: also before the first
     * checkpoint of a run that was begun is there.
     */
    void whenGivenAway(Runnable action) {
        network.askedCountProperty()
                .subscribe(
                        count -> {
                            if (!isTaken()) {
                                action.run();
                            }
                        });
    }

    /** Shows nothing any more; any thread. */
    void close() {
        closed = true;
    }
}
