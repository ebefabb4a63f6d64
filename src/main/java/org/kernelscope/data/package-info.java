/**
 * Digits: the MNIST inside, IDX files, images from outside, and the preparation that turns ink into
 * an input.
 */
@NullMarked
package org.kernelscope.data;

import org.jspecify.annotations.NullMarked;
