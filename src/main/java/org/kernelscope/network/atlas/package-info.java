/** How far the field went from LeNet-5: large networks of the literature, counted, not run. */
@NullMarked
package org.kernelscope.network.atlas;

import org.jspecify.annotations.NullMarked;
