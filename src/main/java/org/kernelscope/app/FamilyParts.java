package org.kernelscope.app;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.ThenAndNow;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.atlas.AtlasView;
import org.kernelscope.ui.design.Blueprints;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.design.DesignView;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Laboratory;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Losses;
import org.kernelscope.ui.thennow.ThenAndNowModel;
import org.kernelscope.ui.thennow.ThenAndNowView;
import org.kernelscope.ui.window.Shared;
import org.kernelscope.ui.window.TabbedBench;

/** Puts what is about the family of networks on the bench of the Lab. */
final class FamilyParts {
    private FamilyParts() {}

    /**
     * Adds the views.
     *
     * @param losses by which loss networks will learn
     * @return the designer
     */
    static DesignModel addTo(
            TabbedBench bench,
            Shared shared,
            Losses losses,
            Laboratory laboratory,
            Executor workThread) {
        Localisation texts = shared.localisation();
        DesignModel design =
                new DesignModel(
                        shared.network(),
                        new Files(),
                        workThread,
                        FxThread.EXECUTOR,
                        shared.notices());
        bench.with(
                "designer",
                texts.text("design.tab"),
                new DesignView(design, shared.network(), losses, texts));
        ThenAndNowModel both =
                new ThenAndNowModel(
                        shared.drawing(),
                        Home::engine,
                        new Both(),
                        laboratory.thread(),
                        FxThread.EXECUTOR,
                        shared.notices());
        bench.with(
                "then-and-now",
                texts.text("thennow.tab"),
                new ThenAndNowView(both, measured(), shared.display(), texts));
        bench.with("atlas", texts.text("atlas.tab"), new AtlasView(shared.display(), texts));
        return design;
    }

    /** What was measured of the networks between then and now; null if it does not ship. */
    private static @Nullable ThenAndNow measured() {
        try {
            return ThenAndNow.readBundled();
        } catch (Problem missing) {
            return null;
        }
    }

    private static final class Both implements ThenAndNowModel.Source {
        @Override
        public Model then() throws Problem {
            return Home.bundled(Presets.LENET5_1998);
        }

        @Override
        public Model now() throws Problem {
            return Home.bundled(Presets.LENET5_MODERN);
        }
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
