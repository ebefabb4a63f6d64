package org.kernelscope.composition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.arithmetic.ArithmeticModel;
import org.kernelscope.ui.arithmetic.ArithmeticView;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.control.TransportBar;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.draw.PictureModel;
import org.kernelscope.ui.draw.PictureReader;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.export.ExportModel;
import org.kernelscope.ui.field.FieldModel;
import org.kernelscope.ui.field.FieldView;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.ControlsModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StepModel;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.tray.TrayModel;
import org.kernelscope.ui.tray.TrayView;
import org.kernelscope.ui.views.ViewsControls;
import org.kernelscope.ui.views.ViewsModel;
import org.kernelscope.ui.window.MainWindow;
import org.kernelscope.ui.window.ModePanels;
import org.kernelscope.ui.window.NetworkMenu;
import org.kernelscope.ui.window.WindowState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a window together: the shared values, the threads, the views. The same for the program and
 * for its pictures.
 */
public final class WindowModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowModule.class);

    /**
     * Longer than another program keeps the settings locked, and than a run takes to be written.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService engineThread = NamedThreads.single("engine");
    private final FileThread files = new FileThread();
    private final ExecutorService analysisThread = NamedThreads.single("analysis");
    private final PictureModel pictures;
    private final ExportModel exports;
    private final TrainModule train;
    private final WindowState shared;
    private final ArithmeticModel arithmetic;
    private final FieldModel fields;
    private final LabModule lab;
    private final FamilyModule family;
    private final TrayModel tray;
    private final MainWindow window;
    private final BackwardModel backward;
    private final StepModel steps;
    private final LandscapeModel landscapes;
    private final ArithmeticView inside;
    private final SceneApplier scenes;
    private final ViewsModel views;

    /** Makes the window, on the JavaFX thread, with {@code first} on the pad. */
    public WindowModule(Drawing first) {
        this(first, null);
    }

    /**
     * The same, which keeps the run of its training.
     *
     * @param autosave where; null for nowhere
     */
    public WindowModule(Drawing first, @Nullable Autosave autosave) {
        this(first, autosave, DatasetSource.of(Mnist.inside()));
    }

    /**
     * The same with other examples to learn from and to test with.
     *
     * @param digits the examples
     */
    WindowModule(Drawing first, @Nullable Autosave autosave, DatasetSource digits) {
        this(first, autosave, digits, new ViewsFile(SettingsFile.ofUser().folder()));
    }

    /**
     * The same with other kept views.
     *
     * @param kept where views are kept
     */
    public WindowModule(
            Drawing first, @Nullable Autosave autosave, DatasetSource digits, ViewsFile kept) {
        Notices notices = new Notices();
        NetworkModel network = new NetworkModel(engineThread, FxThread.EXECUTOR, notices);
        shared =
                new WindowState(
                        new DrawingModel(first),
                        network,
                        new Selection(),
                        new Display(),
                        new Localisation(),
                        notices,
                        new ModeModel(),
                        new KernelFocus(),
                        new NetworkEditModel(network, notices),
                        new ControlsModel(),
                        new MovementModel());
        pictures = new PictureModel(new FilePictures(), files.reading(), shared.drawing(), notices);
        train =
                new TrainModule(
                        shared, digits, engineThread, analysisThread, files.writing(), autosave);
        NetworkMenu menu = new NetworkMenu(network, new Files(), shared.localisation());
        tray =
                new TrayModel(
                        shared.drawing(),
                        digits::test,
                        files.reading(),
                        FxThread.EXECUTOR,
                        notices);
        tray.refresh();
        AnalysisExecutor analyses =
                new AnalysisExecutor(
                        analysisThread,
                        FxThread.EXECUTOR,
                        ProgramModels::engine,
                        digits::test,
                        notices);
        fields = new FieldModel(shared.drawing(), network, shared.selection(), analyses);
        lab = new LabModule(shared, analyses, files.writing());
        family =
                new FamilyModule(
                        lab.panel(), shared, train.model().losses(), analyses, files.writing());
        backward = new BackwardModel(network, train.model().losses(), analyses);
        arithmetic = new ArithmeticModel(network, shared.selection(), backward.onProperty());
        steps = new StepModel(network, backward, analyses, digits::train);
        steps.wantedProperty()
                .bind(
                        arithmetic
                                .tabProperty()
                                .isEqualTo(DetailTab.STEP)
                                .and(shared.selection().openedProperty().isNotNull())
                                .and(backward.onProperty()));
        landscapes =
                new LandscapeModel(
                        network, backward, shared.edits(), shared.selection(), steps, analyses);
        landscapes
                .wantedProperty()
                .bind(
                        arithmetic
                                .tabProperty()
                                .isEqualTo(DetailTab.LANDSCAPE)
                                .and(shared.selection().openedProperty().isNotNull())
                                .and(backward.onProperty()));
        exports =
                new ExportModel(
                        new ExportModel.Shown(
                                network,
                                shared.selection(),
                                shared.kernels(),
                                shared.workspace(),
                                shared.display(),
                                this::isSettled,
                                train::curves,
                                train::checkpoint),
                        new WindowCopy(this),
                        shared.localisation(),
                        notices,
                        files.writing(),
                        FxThread.EXECUTOR,
                        ProgramVersion.current());
        views =
                new ViewsModel(
                        new SceneWindow(this), kept, files.writing(), FxThread.EXECUTOR, notices);
        window =
                new MainWindow(
                        shared,
                        backward,
                        pictures,
                        menu,
                        new ExportButton(exports, shared.localisation(), notices),
                        new TrayView(tray, shared.display(), shared.localisation()),
                        lab.before(),
                        new FieldView(fields, shared.display(), shared.localisation()),
                        panels(),
                        new ViewsControls(views, shared.localisation()));
        inside =
                new ArithmeticView(
                        arithmetic,
                        network,
                        backward,
                        steps,
                        landscapes,
                        shared.display(),
                        shared.selection(),
                        shared.localisation(),
                        analyses);
        window.stage().setInside(inside, inside::flightTargets);
        window.stage().onConnections(this::openConnections);
        scenes = new SceneApplier(this, files.reading());
        new SceneVisits(this, views.history()).follow();
    }

    private void openConnections(int layer) {
        shared.workspace().modeProperty().set(Mode.LAB);
        lab.openConnections(layer);
    }

    /** The clock of the arithmetic, as long as something is open. */
    private TransportBar clock() {
        TransportBar clock =
                new TransportBar(
                        arithmetic.clock(),
                        arithmetic.timeProperty(),
                        shared.localisation(),
                        "clock",
                        shared.localisation().text("arithmetic.clock"));
        clock.captionProperty().bind(arithmetic.captionProperty());
        clock.visibleProperty()
                .bind(
                        shared.selection()
                                .openedProperty()
                                .isNotNull()
                                .and(shared.controls().shows(clock.getId())));
        clock.managedProperty().bind(clock.visibleProperty());
        return clock;
    }

    /** True if all that is computed beside the stage is there: for pictures of the window. */
    public boolean isSettled() {
        return fields.isSettled()
                && lab.isSettled()
                && backward.isSettled()
                && steps.isSettled()
                && landscapes.isSettled()
                && inside.isSettled()
                && train.isSettled()
                && window.stage().isAtRest();
    }

    /**
     * The clock of what the window shows: of the open level, or of the run in Train mode. Empty if
     * there is nothing that moves.
     */
    public Optional<Playback> playback() {
        boolean train = shared.workspace().modeProperty().get() == Mode.TRAIN;
        Playback clock = train ? this.train.model().time().playback() : arithmetic.clock();
        boolean moves = train || shared.selection().openedProperty().get() != null;
        return moves && clock.length() > 0 ? Optional.of(clock) : Optional.empty();
    }

    /** The exports of images, animations and numbers. */
    public ExportModel exports() {
        return exports;
    }

    public FieldModel fields() {
        return fields;
    }

    /** Shows the next training step of the checkpoint on the stage, as its run would take it. */
    private void openNextStep() {
        RunRecord run = train.model().time().run();
        Architecture architecture = shared.network().architectureProperty().get();
        if (run == null || architecture == null || !run.architecture().equals(architecture)) {
            return;
        }
        RunSettings settings = run.currentSettings();
        steps.choiceProperty()
                .set(
                        new StepModel.Choice(
                                settings.optimizer(),
                                settings.rate(),
                                settings.momentum(),
                                settings.weightDecay(),
                                StepModel.nearestBatch(settings.batch())));
        shared.workspace().modeProperty().set(Mode.EXPLORE);
        backward.onProperty().set(true);
        architecture.layers().stream()
                .filter(layer -> layer.parameterCount() > 0)
                .findFirst()
                .ifPresent(layer -> shared.selection().openMap(new Cell(layer.index(), 0, 0, 0)));
        arithmetic.tabProperty().set(DetailTab.STEP);
    }

    private ModePanels panels() {
        return train.addTo(new ModePanels(), this::openNextStep)
                .withTimeline(Mode.EXPLORE, this::clock)
                .with(Mode.LAB, lab::panel);
    }

    /** Begins to load the engine and the network, and from then on shows it every drawing. */
    public void start(NetworkModel.ModelSource first) {
        start(null, first);
    }

    /**
     * The same.
     *
     * @param from where the network comes from; null if that is not known
     */
    public void start(@Nullable NetworkSource from, NetworkModel.ModelSource first) {
        shared.network().start(ProgramModels::engine, from, first);
        shared.connect();
    }

    /** Does {@code work} as soon as the first network is there. */
    public void whenReady(Runnable work) {
        ObservableValue<NetworkModel.Status> status = shared.network().statusProperty();
        status.addListener(
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends NetworkModel.Status> value,
                            NetworkModel.Status before,
                            NetworkModel.Status now) {
                        value.removeListener(this);
                        if (now == NetworkModel.Status.READY) {
                            work.run();
                        }
                    }
                });
    }

    public WindowState shared() {
        return shared;
    }

    public LabModule lab() {
        return lab;
    }

    public DesignModel design() {
        return family.design();
    }

    public FamilyModule family() {
        return family;
    }

    ControlsModel controls() {
        return shared.controls();
    }

    /** Makes scenes of what the window shows. */
    public SceneCapture capture() {
        return new SceneCapture(this);
    }

    /** Shows scenes in the window. */
    public SceneApplier scenes() {
        return scenes;
    }

    /** The views that are kept, saved and gone back to. */
    public ViewsModel views() {
        return views;
    }

    public TrayModel tray() {
        return tray;
    }

    public TrainModel training() {
        return train.model();
    }

    public TrainModule train() {
        return train;
    }

    /** Backward mode. */
    public BackwardModel backward() {
        return backward;
    }

    /** Single training steps. */
    public StepModel steps() {
        return steps;
    }

    /** The loss over two directions. */
    public LandscapeModel landscapes() {
        return landscapes;
    }

    public MainWindow window() {
        return window;
    }

    public ArithmeticModel arithmetic() {
        return arithmetic;
    }

    /** Writes files: what it was given is written before the process ends. */
    public Executor writing() {
        return files.writing();
    }

    /**
     * Ends all threads. The engine and the analyses stop at once. Files that wait to be written are
     * written first: the settings may be among them, and the process ends after this.
     */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience the longest wait for the files, and again for the training
     */
    public void close(Duration patience) {
        end();
        try {
            if (!files.close(patience)) {
                LOG.warn("files were not written within {} s", patience.toSeconds());
            }
            boolean unused = train.awaitEnd(patience.toSeconds());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all threads and waits for nothing: for a window that has no files of its own. */
    void abandon() {
        end();
        files.abandon();
    }

    private void end() {
        exports.close();
        train.close();
        engineThread.shutdown();
        analysisThread.shutdownNow();
        pictures.cancel();
    }

    private static final class Files implements NetworkMenu.Library {
        @Override
        public boolean isTrained(Architecture architecture) {
            return ProgramModels.isTrained(architecture);
        }

        @Override
        public Model bundled(Architecture architecture) throws UserFacingException {
            return ProgramModels.bundled(architecture);
        }

        @Override
        public Model read(Path file) throws UserFacingException {
            return ProgramModels.read(file);
        }
    }

    private static final class FilePictures implements PictureReader {
        @Override
        public Tensor read(Path file, ReadProgress progress) throws UserFacingException {
            return ImageFiles.read(file, progress);
        }

        @Override
        public Tensor read(int rows, int columns, int[] argb) throws UserFacingException {
            return ImageFiles.ofArgb(rows, columns, argb);
        }
    }
}
