package org.kernelscope.engine;

import java.util.Map;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Dataset;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A network that learns. It belongs to the thread that made it: only that thread may call it. To
 * watch it, hand its {@link #weights} to a {@link Network} of another thread.
 */
public interface TrainingRun extends AutoCloseable {
    /** The architecture of the network. */
    Architecture architecture();

    /** The present settings. */
    TrainingSettings settings();

    /**
     * Learns by {@code settings} from the next step on. Rate, schedule, momentum and weight decay
     * may change in the middle of a run; what the optimizer remembers and the count of the steps
     * stay. (The size of the batches may change from step to step without any notice.)
     *
     * @throws IllegalArgumentException if the optimizer, the loss, the threads, the seed or the
     *     frozen layers differ
     */
    void adjust(TrainingSettings settings);

    /** The number of steps so far, over all epochs. */
    long steps();

    /**
     * Sets the curvature for the steps of {@link Optimizer#LEVENBERG_MARQUARDT}; until then it is
     * 0. It is part of the optimizer's state and so of {@link #snapshot}.
     *
     * @param curvature the second derivative of the loss along each trained parameter, by name; the
     *     paper measured it on 500 examples before each epoch
     * @throws UserFacingException if a value is not finite
     * @throws IllegalStateException if the optimizer {@linkplain Optimizer#needsCurvature needs
     *     none}
     */
    void useCurvature(Map<String, Tensor> curvature) throws UserFacingException;

    /**
     * Learns from one batch.
     *
     * @throws UserFacingException if the loss is not a finite number; the weights are then as they
     *     were before
     */
    StepResult step(Batch batch) throws UserFacingException;

    /**
     * The gradients of the last step: of the mean loss over its batch, before the optimizer made a
     * step of them and without weight decay. They are copied when asked for.
     *
     * @return dL/dw by the parameter's name, in its shape; zeros before the first step
     */
    Map<String, Tensor> gradients();

    /**
     * The amounts that the last step subtracted from each parameter, weight decay included. Their
     * size relative to the parameter's is the update-to-weight ratio. They are copied by each call.
     *
     * @return by the parameter's name, in its shape; zeros before the first step
     */
    Map<String, Tensor> updates();

    /**
     * A copy of the weights as they are now.
     *
     * @throws UserFacingException if one is not a finite number: the training has diverged
     */
    Weights weights() throws UserFacingException;

    /**
     * The state that a later resume needs to continue unchanged.
     *
     * @throws UserFacingException if a weight is not a finite number
     */
    TrainingState snapshot() throws UserFacingException;

    /**
     * Goes back (or on) to where {@code state} was taken.
     *
     * @throws UserFacingException if the state is not one of this network and optimizer
     */
    void restore(TrainingState state) throws UserFacingException;

    /** The score of the network on {@code digits} now. Nothing is learned. */
    Score evaluate(Dataset digits);

    /**
     * The outputs of the network for {@code digits} now. Nothing is learned.
     *
     * @return probabilities, {@code count × classes}
     */
    Tensor probabilities(Dataset digits);

    /** Ends the threads and frees the memory outside the Java heap. */
    @Override
    void close();

    /**
     * The result of one training step.
     *
     * @param step the number of the step, counted from 1
     * @param loss the mean loss over the batch, before the step
     * @param count examples in the batch
     * @param correct number of correct predictions among them, before the step
     * @param rate the learning rate of the step
     */
    public record StepResult(long step, double loss, int count, int correct, double rate) {}
}
