/**
 * Files for use outside of the program: images (PNG), animations (GIF, APNG) and numbers (CSV,
 * NPY), written from plain pixels and tensors. Knows no JavaFX.
 */
@NullMarked
package org.kernelscope.export;

import org.jspecify.annotations.NullMarked;
