/**
 * An atlas of published networks, from LeNet-1 to ResNet-152: large networks whose layers are
 * counted but not run.
 *
 * <p>All classes are immutable or stateless; any thread may use them.
 */
@NullMarked
package org.kernelscope.network.atlas;

import org.jspecify.annotations.NullMarked;
