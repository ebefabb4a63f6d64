package org.kernelscope.composition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.SwitchableSource;
import org.kernelscope.ui.arithmetic.ArithmeticModel;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.Themes;
import org.kernelscope.ui.design.DesignModel;
import org.kernelscope.ui.draw.ImageImportModel;
import org.kernelscope.ui.draw.InputImageReader;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.export.ExportModel;
import org.kernelscope.ui.field.FieldModel;
import org.kernelscope.ui.field.FieldView;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.StepModel;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.tray.TrayModel;
import org.kernelscope.ui.tray.TrayView;
import org.kernelscope.ui.views.ViewsControls;
import org.kernelscope.ui.views.ViewsModel;
import org.kernelscope.ui.window.MainWindow;
import org.kernelscope.ui.window.ModePanels;
import org.kernelscope.ui.window.WindowState;
import org.slf4j.LoggerFactory;

/**
 * Puts a window together: the shared values, the threads, the views. The same for the program and
 * for its images.
 */
public final class WindowModule implements AutoCloseable {
    /**
     * Longer than another program keeps the settings locked, and than a run takes to be written.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WindowThreads threads = new WindowThreads();
    private final ImageImportModel pictures;
    private final ExportModel exports;
    private final TrainModule train;
    private final WindowState shared;
    private final ExploreModule explore;
    private final FieldModel fields;
    private final LabModule lab;
    private final FamilyModule family;
    private final DataModule data;
    private final TrayModel tray;
    private final NetworkFiles networks;
    private final MainWindow window;
    private final SceneApplier scenes;
    private final ViewsModel views;
    private final LessonModule lessons;

    /** Makes the window, on the JavaFX thread, with {@code first} on the pad. */
    public WindowModule(Drawing first) {
        this(first, null);
    }

    /**
     * The same, which keeps the run of its training.
     *
     * @param autosave the autosave of its run; null for none
     */
    public WindowModule(Drawing first, @Nullable Autosave autosave) {
        this(
                first,
                autosave,
                DatasetSource.of(Mnist.inside()),
                new ViewsFile(SettingsFile.ofUser().folder()));
    }

    /**
     * The same with other examples and other kept views.
     *
     * @param inside the examples to learn from and to test with
     * @param kept the file of kept views
     */
    public WindowModule(
            Drawing first, @Nullable Autosave autosave, DatasetSource inside, ViewsFile kept) {
        // Before the first control, for which JavaFX would read its own theme.
        Themes.load();
        SwitchableSource digits = new SwitchableSource(inside);
        shared = WindowState.of(first, threads.engine(), FxThread.EXECUTOR);
        Notices notices = shared.notices();
        FileExecutor reading = threads.files().reading();
        pictures =
                new ImageImportModel(
                        new InputImageReader.Decoder(),
                        () -> data().search(),
                        reading,
                        threads.analysis(),
                        shared.drawing(),
                        notices);
        train =
                new TrainModule(
                        shared,
                        digits,
                        threads.engine(),
                        threads.analysis(),
                        threads.experiments(),
                        threads.files(),
                        autosave);
        tray = new TrayModel(shared.drawing(), digits::test, reading, FxThread.EXECUTOR, notices);
        AnalysisExecutor analyses =
                new AnalysisExecutor(
                        threads.analysis(),
                        FxThread.EXECUTOR,
                        ProgramModels::engine,
                        digits::test,
                        notices);
        networks = new NetworkFiles(shared, digits::firstTest, analyses, threads.files());
        fields = new FieldModel(shared.drawing(), shared.network(), shared.selection(), analyses);
        lab = new LabModule(shared, analyses, threads.files().writing());
        family =
                new FamilyModule(
                        lab.panel(),
                        shared,
                        train.model().losses(),
                        analyses,
                        threads.files().writing());
        explore = new ExploreModule(shared, digits, train.model(), analyses);
        data = new DataModule(shared, digits, train.model(), tray, analyses, threads.files());
        exports = new WindowCopy(this).exports(this::isSettled);
        views =
                new ViewsModel(
                        new SceneWindow(this),
                        kept,
                        threads.files().writing(),
                        FxThread.EXECUTOR,
                        notices);
        lessons = new LessonModule(this, reading, threads.files().writing());
        window =
                new MainWindow(
                        shared,
                        explore.backward(),
                        explore.stepPlayback(),
                        pictures,
                        networks.menu(),
                        new ExportButton(exports, shared.localisation(), notices),
                        new TrayView(tray, shared.display(), shared.localisation()),
                        lab.before(),
                        new FieldView(fields, shared.display(), shared.localisation()),
                        panels(),
                        new ViewsControls(views, shared.localisation()),
                        lessons.part());
        window.stage().setInside(explore.view(), explore.view()::flightTargets);
        window.stage().onConnections(this::openConnections);
        window.addEventFilter(KeyEvent.KEY_PRESSED, data::onKey);
        networks.install(window);
        scenes = new SceneApplier(this, reading);
        new SceneVisits(this, views.history()).follow();
        lessons.follow();
    }

    private void openConnections(int layer) {
        shared.workspace().modeProperty().set(Mode.LAB);
        lab.openConnections(layer);
    }

    /** True if all that is computed beside the stage is there: for images of the window. */
    public boolean isSettled() {
        return fields.isSettled()
                && lab.isSettled()
                && explore.isSettled()
                && train.isSettled()
                && data.isSettled()
                && lessons.model().isSettled()
                && networks.model().isSettled()
                && FrameLater.isSettled()
                && window.stage().isAtRest();
    }

    /**
     * The clock of what the window shows: of the open level, of a training step in backward mode,
     * or of the run in Train mode. Empty if there is nothing that moves.
     */
    public Optional<Playback> playback() {
        Optional<Playback> clock =
                switch (shared.workspace().modeProperty().get()) {
                    case EXPLORE -> explore.playback();
                    case TRAIN -> Optional.of(train.model().time().playback());
                    default -> Optional.empty();
                };
        return clock.filter(each -> each.length() > 0);
    }

    /** The exports of images, animations and numbers. */
    public ExportModel exports() {
        return exports;
    }

    public FieldModel fields() {
        return fields;
    }

    private ModePanels panels() {
        return train.addTo(new ModePanels(), explore::openNextStep)
                .withTimeline(Mode.EXPLORE, explore::clockBars)
                .with(Mode.LAB, lab::panel)
                .with(Mode.DATA, () -> data.panel(() -> window().focusPad()));
    }

    /** Begins to load the engine and the network, and from then on shows it every drawing. */
    public void start(NetworkModel.ModelSource first) {
        start(null, first);
    }

    /**
     * The same.
     *
     * @param from the origin of the network; null if it is not known
     */
    public void start(@Nullable NetworkSource from, NetworkModel.ModelSource first) {
        // Preparing the samples takes as long as loading the network, which matters more.
        shared.network().whenLoaded(tray::refresh);
        shared.network().start(ProgramModels::engine, from, first);
        shared.connect();
    }

    /** Opens a scene or a network in a file. */
    public void open(Path file) {
        if (SceneFile.isNamed(file.toString())) {
            views.open(file);
        } else {
            networks.model().open(file.toFile());
        }
    }

    /**
     * Makes the views that are not shown yet, in small pieces and while the user does nothing: the
     * first opening of a view then takes no longer than the next ones.
     */
    public void prepareViews() {
        window.prepareViews();
        IdleWork.add(explore.view()::prepare);
    }

    /** Does {@code work} as soon as the first network is there. */
    public void whenReady(Runnable work) {
        shared.network().whenReady(work);
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

    /** The mode Data. */
    public DataModule data() {
        return data;
    }

    public FamilyModule family() {
        return family;
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

    /** The lessons. */
    public LessonModule lessons() {
        return lessons;
    }

    public NetworkFiles networks() {
        return networks;
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

    /** Sets the clock of what the window shows in Explore as a scene says. */
    void goTo(Clock there) {
        explore.goTo(there);
    }

    /** Backward mode. */
    public BackwardModel backward() {
        return explore.backward();
    }

    /** Single training steps. */
    public StepModel steps() {
        return explore.steps();
    }

    /** The loss over two directions. */
    public LandscapeModel landscapes() {
        return explore.landscapes();
    }

    public MainWindow window() {
        return window;
    }

    public ArithmeticModel arithmetic() {
        return explore.arithmetic();
    }

    /** Writes files: what it was given is written before the process ends. */
    public FileExecutor writing() {
        return threads.files().writing();
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
            if (!threads.files().close(patience)) {
                // Not a constant: logging would be set up before the window is there.
                LoggerFactory.getLogger(WindowModule.class)
                        .warn("files were not written within {} s", patience.toSeconds());
            }
            boolean unused = train.awaitEnd(patience.toSeconds());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all threads and waits for nothing: for a window that has no files of its own. */
    void abandon() {
        end();
        threads.files().abandon();
    }

    private void end() {
        exports.close();
        lessons.close();
        train.close();
        threads.end();
        pictures.cancel();
        data.close();
    }
}
