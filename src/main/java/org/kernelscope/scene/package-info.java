/**
 * The state of the window as one immutable value, its JSON form and its versions. No JavaFX: a
 * scene can be made, checked, read and written without a window.
 */
@NullMarked
package org.kernelscope.scene;

import org.jspecify.annotations.NullMarked;
