package org.kernelscope.app;

import org.kernelscope.ui.connections.ConnectionsView;
import org.kernelscope.ui.control.TabbedBench;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.window.Shared;

/** Puts the bench of Lab mode together. */
final class LabParts {
    private LabParts() {}

    static TabbedBench bench(Shared shared) {
        Display display = shared.display();
        Localisation texts = shared.localisation();
        return new TabbedBench("lab")
                .with(
                        LabTab.CONNECTIONS.id(),
                        texts.text("connections.tab"),
                        new ConnectionsView(shared.network(), shared.selection(), display, texts));
    }
}
