/** How far the field went from LeNet-5: published networks, counted by this program. */
@NullMarked
package org.kernelscope.ui.atlas;

import org.jspecify.annotations.NullMarked;
