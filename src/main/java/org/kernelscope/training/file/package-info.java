/**
 * Run files and autosave: the format, the size limits, and recovery after the program was killed.
 */
@NullMarked
package org.kernelscope.training.file;

import org.jspecify.annotations.NullMarked;
