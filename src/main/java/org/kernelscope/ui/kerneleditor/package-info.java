/**
 * The operating table: a kernel under the pen, what the network says before and after, and which
 * map matters most.
 */
@NullMarked
package org.kernelscope.ui.kerneleditor;

import org.jspecify.annotations.NullMarked;
