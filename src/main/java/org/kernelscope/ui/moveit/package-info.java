/** Move it: where the networks hold and where they break when the drawing is moved. */
@NullMarked
package org.kernelscope.ui.moveit;

import org.jspecify.annotations.NullMarked;
