/** Launcher and composition root; uses everything, and nothing uses it. */
@NullMarked
package org.kernelscope.app;

import org.jspecify.annotations.NullMarked;
