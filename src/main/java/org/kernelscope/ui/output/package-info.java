/** The answer: ten bars, the winner and the runner-up. */
@NullMarked
package org.kernelscope.ui.output;

import org.jspecify.annotations.NullMarked;
