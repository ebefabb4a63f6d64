/**
 * The few shared observable values: drawing, network, activations, selection, display, language.
 */
@NullMarked
package org.kernelscope.ui.state;

import org.jspecify.annotations.NullMarked;
