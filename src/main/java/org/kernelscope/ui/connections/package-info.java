/** The connections of a layer: which of its maps uses which input map. JavaFX thread. */
@NullMarked
package org.kernelscope.ui.connections;

import org.jspecify.annotations.NullMarked;
