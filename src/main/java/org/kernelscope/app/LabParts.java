package org.kernelscope.app;

import org.kernelscope.network.Architecture;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.connections.ConnectionsView;
import org.kernelscope.ui.control.TabbedBench;
import org.kernelscope.ui.design.Blueprints;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.design.DesignView;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.window.Shared;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Puts the bench of Lab mode together. */
final class LabParts {
    private LabParts() {}

    static TabbedBench bench(Shared shared, Executor workThread) {
        Display display = shared.display();
        Localisation texts = shared.localisation();
        DesignModel design =
                new DesignModel(
                        shared.network(),
                        new Files(),
                        workThread,
                        FxThread.EXECUTOR,
                        shared.notices());
        return new TabbedBench("lab")
                .with(
                        LabTab.DESIGNER.id(),
                        texts.text("design.tab"),
                        new DesignView(design, shared.network(), texts))
                .with(
                        LabTab.CONNECTIONS.id(),
                        texts.text("connections.tab"),
                        new ConnectionsView(shared.network(), shared.selection(), display, texts));
    }

    private static final class Files implements Blueprints {
        @Override
        public Architecture read(Path file) throws Problem {
            return ArchitectureJson.read(file);
        }

        @Override
        public void write(Path file, Architecture architecture) throws Problem {
            ArchitectureJson.write(file, architecture);
        }
    }
}
