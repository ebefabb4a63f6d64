/** The launcher and the list of commands. Uses everything; nothing uses it. */
@NullMarked
package org.kernelscope.app;

import org.jspecify.annotations.NullMarked;
