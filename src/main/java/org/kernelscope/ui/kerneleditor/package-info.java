/**
 * The kernel editor: edits kernels, compares predictions and accuracy before and after, and ranks
 * maps by ablation. JavaFX thread; analyses run on the thread of {@link
 * org.kernelscope.ui.state.AnalysisExecutor}.
 */
@NullMarked
package org.kernelscope.ui.kerneleditor;

import org.jspecify.annotations.NullMarked;
