/** Networks of PyTorch: an architecture for the tensors in a file, and a module for a network. */
@NullMarked
package org.kernelscope.pytorch;

import org.jspecify.annotations.NullMarked;
