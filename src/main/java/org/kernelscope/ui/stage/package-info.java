/** The stage: the whole network on one screen, every feature map live. */
@NullMarked
package org.kernelscope.ui.stage;

import org.jspecify.annotations.NullMarked;
