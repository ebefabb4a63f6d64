/** The atlas: published networks from LeNet-5 on, counted by this program. JavaFX thread. */
@NullMarked
package org.kernelscope.ui.atlas;

import org.jspecify.annotations.NullMarked;
