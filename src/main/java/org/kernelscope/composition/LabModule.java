package org.kernelscope.composition;

import java.io.File;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.engine.Model;
import org.kernelscope.network.InputSpec;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.connections.ConnectionsView;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.LateLanguage;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel;
import org.kernelscope.ui.kerneleditor.BeforeAfterView;
import org.kernelscope.ui.kerneleditor.KernelEditorModel;
import org.kernelscope.ui.kerneleditor.KernelEditorView;
import org.kernelscope.ui.kerneleditor.KernelEditorView.ModelSaver;
import org.kernelscope.ui.kerneleditor.OriginalPredictionView;
import org.kernelscope.ui.kerneleditor.RankingModel;
import org.kernelscope.ui.kerneleditor.RankingView;
import org.kernelscope.ui.kernels.GalleryModel;
import org.kernelscope.ui.kernels.GalleryView;
import org.kernelscope.ui.moveit.MoveModel;
import org.kernelscope.ui.moveit.MoveView;
import org.kernelscope.ui.moveit.RejectionModel;
import org.kernelscope.ui.moveit.RejectionView;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.window.TabbedPanel;
import org.kernelscope.ui.window.WindowState;
import org.kernelscope.ui.workshop.WorkshopModel;
import org.kernelscope.ui.workshop.WorkshopView;

/** Composes the Lab: kernel gallery and kernel editor, ablation ranking, connections. */
public final class LabModule {
    private final KernelFocus focus;
    private final GalleryModel gallery;
    private final BeforeAfterModel beforeAfter;
    private final MoveModel move;
    private final RejectionModel rejection;
    private final TabbedPanel panel;
    private final OriginalPredictionView before;
    private final Later<ConnectionsView> connections;
    private final WorkshopModel workshop;
    private boolean prepared;

    LabModule(WindowState shared, AnalysisExecutor analyses, FileExecutor writing) {
        Localisation texts = shared.localisation();
        NetworkEditModel edits = shared.edits();
        focus = shared.kernels();
        gallery = new GalleryModel(shared.network(), edits, analyses);
        beforeAfter = new BeforeAfterModel(shared.network(), edits, shared.workspace(), analyses);
        before = new OriginalPredictionView(beforeAfter, edits, texts);
        KernelEditorModel editor = new KernelEditorModel(focus, edits);
        RankingModel ranking = new RankingModel(edits, analyses);
        connections =
                new Later<>(
                        late(
                                texts,
                                own ->
                                        new ConnectionsView(
                                                shared.network(),
                                                shared.selection(),
                                                shared.display(),
                                                own)));
        workshop = new WorkshopModel(analyses, shared.notices());
        move =
                new MoveModel(
                        shared.drawing(),
                        shared.network(),
                        shared.movement(),
                        analyses,
                        ModelFile::readBundled);
        shared.workspace().modeProperty().subscribe(mode -> prepareBatches(shared, analyses));
        rejection = new RejectionModel(shared.drawing(), analyses, ModelFile::readBundled);
        panel =
                new TabbedPanel("lab", shared.display())
                        .with(
                                "kernels",
                                texts.text("lab.kernels"),
                                late(
                                        texts,
                                        own ->
                                                kernels(
                                                        new GalleryView(
                                                                gallery,
                                                                shared.network(),
                                                                focus,
                                                                shared.selection(),
                                                                shared.display(),
                                                                own),
                                                        new KernelEditorView(
                                                                editor,
                                                                new Files(
                                                                        writing, shared.notices()),
                                                                shared.display(),
                                                                own),
                                                        new BeforeAfterView(
                                                                beforeAfter, edits, own))))
                        .with(
                                "ranking",
                                texts.text("ablation.tab"),
                                late(
                                        texts,
                                        own -> new RankingView(ranking, shared.selection(), own)))
                        .with("connections", texts.text("connections.tab"), connections::get)
                        .with(
                                "workshop",
                                texts.text("workshop.tab"),
                                late(
                                        texts,
                                        own ->
                                                new WorkshopView(
                                                        workshop,
                                                        new WorkshopNetwork(shared),
                                                        shared.display(),
                                                        own)))
                        .with(
                                "move",
                                texts.text("move.tab"),
                                late(
                                        texts,
                                        own ->
                                                new MoveView(
                                                        move,
                                                        ProgramModels.trained(),
                                                        shared.display(),
                                                        own)))
                        .with(
                                "none",
                                texts.text("rejection.tab"),
                                late(
                                        texts,
                                        own ->
                                                new RejectionView(
                                                        rejection, shared.display(), own)));
    }

    private static <T extends Region> Supplier<T> late(
            Localisation texts, Function<Localisation, T> view) {
        return () -> LateLanguage.view(texts, view);
    }

    /**
     * The first batch of images in a process loads the native operations, which takes about 50 ms:
     * done when the Lab is opened, nobody waits for it at the first surface.
     */
    private void prepareBatches(WindowState shared, AnalysisExecutor analyses) {
        Model model = shared.network().modelProperty().get();
        if (!prepared && model != null && shared.workspace().modeProperty().get() == Mode.LAB) {
            prepared = true;
            InputSpec input = model.architecture().input();
            Shape two = Shape.of(2, input.channels(), input.size(), input.size());
            var unused =
                    analyses.ask(
                            (tools, ticket) -> {
                                tools.network(model).probabilities(Tensor.zeros(two));
                                return false;
                            });
        }
    }

    /** The gallery fills the space left of the editor; the comparison is below. */
    private static Region kernels(Region gallery, Region editor, Region result) {
        WrapRow row = new WrapRow(gallery, FrameLater.of(editor));
        HBox.setHgrow(gallery, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        row.getStyleClass().add(LabStyles.LAB_ROW);
        VBox all = new VBox(row, FrameLater.of(result));
        all.getStyleClass().add(LabStyles.LAB_COLUMN);
        return all;
    }

    public TabbedPanel panel() {
        return panel;
    }

    /** Opens the board on which the connections of a layer are seen. */
    void openConnections(int layer) {
        panel.open("connections");
        connections.get().show(layer);
    }

    public ConnectionsView connections() {
        return connections.get();
    }

    public GalleryModel gallery() {
        return gallery;
    }

    public MoveModel move() {
        return move;
    }

    public RejectionModel rejection() {
        return rejection;
    }

    /** The view below the prediction of an edited network. */
    Region before() {
        return before;
    }

    public WorkshopModel workshop() {
        return workshop;
    }

    boolean isSettled() {
        return beforeAfter.isSettled()
                && gallery.isSettled()
                && workshop.isSettled()
                && move.isSettled()
                && rejection.isSettled();
    }

    private record Files(FileExecutor writing, Notices notices) implements ModelSaver {
        @Override
        public void save(File file, Model model) {
            writing.execute(
                    () ->
                            Attempt.run(
                                    () -> ModelFile.write(PathNames.parse(file.getPath()), model),
                                    this::fail));
        }

        private void fail(Throwable failure) {
            UserFacingException sentence = UserFacingException.of(failure, "training.refused");
            FxThread.EXECUTOR.execute(() -> notices.tell(sentence));
        }
    }
}
