/** Training runs that differ in one thing, and what the difference shows. */
@NullMarked
package org.kernelscope.experiment;

import org.jspecify.annotations.NullMarked;
