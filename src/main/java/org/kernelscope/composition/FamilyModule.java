package org.kernelscope.composition;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.atlas.AtlasView;
import org.kernelscope.ui.control.LateLanguage;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.design.DesignModel.ArchitectureStore;
import org.kernelscope.ui.design.DesignView;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.lenetcompare.LenetComparisonModel;
import org.kernelscope.ui.lenetcompare.LenetComparisonView;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.window.TabbedPanel;
import org.kernelscope.ui.window.WindowState;

/** Puts what is about the family of networks on the panel of the Lab. */
public final class FamilyModule {
    private final DesignModel design;
    private final Later<AtlasView> atlas;

    /**
     * Adds the views to {@code panel}.
     *
     * @param losses by which loss networks will learn
     */
    FamilyModule(
            TabbedPanel panel,
            WindowState shared,
            LossChoice losses,
            AnalysisExecutor analyses,
            FileExecutor files) {
        Localisation texts = shared.localisation();
        design =
                new DesignModel(
                        shared.network(), new Files(), files, FxThread.EXECUTOR, shared.notices());
        panel.with(
                "designer",
                texts.text("design.tab"),
                () ->
                        LateLanguage.view(
                                texts,
                                own -> new DesignView(design, shared.network(), losses, own)));
        LenetComparisonModel both =
                new LenetComparisonModel(
                        shared.drawing(),
                        ProgramModels::engine,
                        new Both(),
                        analyses.thread(),
                        FxThread.EXECUTOR,
                        shared.notices());
        panel.with(
                "then-and-now",
                texts.text("lenetComparison.tab"),
                () ->
                        LateLanguage.view(
                                texts,
                                own ->
                                        new LenetComparisonView(
                                                both, measured(), shared.display(), own)));
        atlas =
                new Later<>(
                        () ->
                                LateLanguage.view(
                                        texts, own -> new AtlasView(shared.display(), own)));
        panel.with("atlas", texts.text("atlas.tab"), atlas::get);
    }

    public DesignModel design() {
        return design;
    }

    public AtlasView atlas() {
        return atlas.get();
    }

    /** The results of the networks between 1998 and today; null if they do not ship. */
    private static @Nullable VariantResults measured() {
        try {
            return VariantResults.readBundled();
        } catch (UserFacingException missing) {
            return null;
        }
    }

    private static final class Both implements LenetComparisonModel.Source {
        @Override
        public Model then() throws UserFacingException {
            return ProgramModels.bundled(Presets.LENET5_1998);
        }

        @Override
        public Model now() throws UserFacingException {
            return ProgramModels.bundled(Presets.LENET5_MODERN);
        }
    }

    private static final class Files implements ArchitectureStore {
        @Override
        public Architecture read(Path file) throws UserFacingException {
            return ArchitectureJson.read(file);
        }

        @Override
        public void write(Path file, Architecture architecture) throws UserFacingException {
            ArchitectureJson.write(file, architecture);
        }
    }
}
