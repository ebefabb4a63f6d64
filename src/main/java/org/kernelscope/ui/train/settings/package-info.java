/** The tab with the settings of the next run. */
@NullMarked
package org.kernelscope.ui.train.settings;

import org.jspecify.annotations.NullMarked;
