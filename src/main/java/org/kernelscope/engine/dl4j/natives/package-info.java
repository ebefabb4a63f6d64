/** The native library: unpacked once, checked, and loaded with a clear message if it is missing. */
@NullMarked
package org.kernelscope.engine.dl4j.natives;

import org.jspecify.annotations.NullMarked;
