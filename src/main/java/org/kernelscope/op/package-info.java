/**
 * The arithmetic of a convolutional network in readable Java. Each operation is one class with a
 * forward pass, a backward pass and a trace: the terms that made one output value. These classes
 * use only {@link org.kernelscope.tensor.Tensor} and can be read alone.
 *
 * <p>Reading order:
 *
 * <ol>
 *   <li>{@link org.kernelscope.op.Convolution}: a kernel slides over the maps below; the heart of
 *       the network.
 *   <li>{@link org.kernelscope.op.Activation}: the function that is applied to each weighted sum.
 *   <li>{@link org.kernelscope.op.Pooling} and {@link org.kernelscope.op.PoolKind}: each map
 *       becomes smaller.
 *   <li>{@link org.kernelscope.op.Dense}: each unit sees every cell below.
 *   <li>{@link org.kernelscope.op.Softmax}: scores become probabilities.
 *   <li>{@link org.kernelscope.op.Gradients} and the {@code backward} methods of the classes above:
 *       the chain rule, one layer at a time.
 *   <li>LeNet-5 as published in 1998: {@link org.kernelscope.op.TableConvolution}, {@link
 *       org.kernelscope.op.Subsampling}, {@link org.kernelscope.op.RbfOutput}.
 *   <li>What else is called convolution: {@link org.kernelscope.op.SlidingAxis} with {@link
 *       org.kernelscope.op.PaddingMode} and {@link org.kernelscope.op.PaddingRule}, {@link
 *       org.kernelscope.op.TransposedConvolution}, {@link org.kernelscope.op.PixelShuffle}.
 *   <li>Newer layers: {@link org.kernelscope.op.NormalisationOp}, {@link
 *       org.kernelscope.op.Dropout}.
 * </ol>
 *
 * <p>Notation: x is the input of a layer, z a weighted sum, y an output after the activation, L the
 * loss of one example. In the backward pass δ is dL/dz and ε is dL/dy. Axes are always channel (a
 * feature map), row, column; ⌊a⌋ rounds down. All examples in the comments are computed by a test.
 *
 * <p>Values are stored as {@code float}; sums are kept in {@code double} and rounded once. All
 * classes are immutable or stateless; any thread may use them.
 */
@NullMarked
package org.kernelscope.op;

import org.jspecify.annotations.NullMarked;
