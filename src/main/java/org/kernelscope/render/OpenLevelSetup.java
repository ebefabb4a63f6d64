package org.kernelscope.render;

import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.Selection;

/**
 * The open level of a picture, and the time of its clock.
 *
 * @param level map or number; null for the whole network
 * @param aspect the side from which it is seen
 * @param at the moment, from 0, the beginning, to 1, the end
 */
record OpenLevelSetup(@Nullable OpenLevel level, DetailTab aspect, double at)
        implements SceneSetup {
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
        Playback clock = parts.arithmetic().clock();
        clock.playingProperty().set(false);
        if (level != null) {
            clock.seek(at * clock.length());
        }
    }
}
