package org.kernelscope.engine;

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
