package org.kernelscope.render;

import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/**
 * What is open on the stage of a picture.
 *
 * @param level map or number; null for the whole network
 * @param aspect the side from which it is seen
 */
record OpenLevelSetup(@Nullable OpenLevel level, DetailTab aspect) implements SceneSetup {
    @Override
    public void prepare(WindowModule parts, Runnable ready) {
        OpenLevel open = level;
        if (open != null) {
            Selection selection = parts.shared().selection();
            parts.arithmetic().tabProperty().set(aspect);
            if (open.depth() == OpenLevel.Depth.MAP) {
                selection.openMap(open.cell());
            } else {
                selection.openCell(open.cell());
            }
        }
        ready.run();
    }

    /** Time stands still in a picture. */
    @Override
    public void hold(WindowModule parts) {
        parts.arithmetic().clock().playingProperty().set(false);
    }
}
