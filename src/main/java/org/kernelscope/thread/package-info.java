/** The home of every thread that the program makes; each has a name and a purpose. */
@NullMarked
package org.kernelscope.thread;

import org.jspecify.annotations.NullMarked;
