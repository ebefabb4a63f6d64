/** Run files as the window opens and saves them, and the offer to resume an autosaved run. */
@NullMarked
package org.kernelscope.ui.train.runs;

import org.jspecify.annotations.NullMarked;
