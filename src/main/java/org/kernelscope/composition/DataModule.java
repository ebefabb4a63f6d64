package org.kernelscope.composition;

import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.ClassReplacement;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.FindOptions;
import org.kernelscope.dataset.DatasetParts;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.FrozenNames;
import org.kernelscope.training.settings.SwitchableSource;
import org.kernelscope.ui.control.LateLanguage;
import org.kernelscope.ui.data.CollectModel;
import org.kernelscope.ui.data.DataDialogs;
import org.kernelscope.ui.data.DataFiles;
import org.kernelscope.ui.data.DataModel;
import org.kernelscope.ui.data.DataPanel;
import org.kernelscope.ui.data.DataStageModel;
import org.kernelscope.ui.data.DataUse;
import org.kernelscope.ui.data.ExampleGridModel;
import org.kernelscope.ui.data.Forgetting;
import org.kernelscope.ui.data.NearestModel;
import org.kernelscope.ui.data.PredictionsModel;
import org.kernelscope.ui.data.StepsModel;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.tray.TrayModel;
import org.kernelscope.ui.window.WindowState;

/**
 * Composes the mode Data, and lets Train mode, tray and tests use the set that was made there.
 * JavaFX thread.
 */
public final class DataModule implements DataUse {
    private static final String PAD = "pad";

    /** Layers that fine-tuning leaves as they are, and its epochs, to begin with. */
    private static final int FROZEN = 2;

    private static final int EPOCHS = 20;

    private final WindowState shared;
    private final SwitchableSource source;
    private final TrainModel training;
    private final TrayModel tray;
    private final DataModel data;
    private final PredictionsModel predictions;
    private final NearestModel nearest;
    private final ExampleGridModel exampleGrid;
    private final CollectModel collect;
    private final DataFiles files;
    private final Forgetting forgetting;
    private final StepsModel steps;
    private final DataStageModel walk;
    private final DataDialogs saving;
    private final ReadOnlyBooleanWrapper inUse = new ReadOnlyBooleanWrapper(this, "inUse");
    private final Latest<Use, Parts> parts;

    /** A set to be trained on. */
    private record Use(OwnDataset set, boolean fineTuning) {}

    /**
     * The parts of a set.
     *
     * @param validation the number of examples at the end of {@code train} that are held out
     */
    private record Parts(Dataset train, Dataset test, int validation) {}

    /**
     * @param source what Train mode, tray and tests use
     */
    DataModule(
            WindowState shared,
            SwitchableSource source,
            TrainModel training,
            TrayModel tray,
            AnalysisExecutor analyses,
            FileThreads threads) {
        this.shared = shared;
        this.source = source;
        this.training = training;
        this.tray = tray;
        data = new DataModel(analyses.thread(), FxThread.EXECUTOR, shared.notices());
        predictions =
                new PredictionsModel(
                        data, shared.network(), shared.workspace(), analyses, shared.notices());
        nearest = new NearestModel(data, shared.network(), analyses, shared.notices());
        exampleGrid =
                new ExampleGridModel(
                        data,
                        predictions,
                        nearest,
                        shared.drawing(),
                        analyses.thread(),
                        FxThread.EXECUTOR,
                        shared.notices());
        parts =
                new Latest<>(
                        analyses.thread(),
                        FxThread.EXECUTOR,
                        DataModule::divide,
                        this::use,
                        (use, failure) -> fail(failure));
        bindColours();
        bindSigns();
        collect = new CollectModel(data, shared.drawing(), shared.notices());
        files =
                new DataFiles(
                        data,
                        shared.network(),
                        analyses,
                        shared.localisation(),
                        shared.notices(),
                        threads.reading(),
                        threads.writing(),
                        FxThread.EXECUTOR);
        saving = new DataDialogs(data, files, shared.localisation(), shared.notices());
        forgetting =
                new Forgetting(
                        data, shared.network(), analyses, source::firstTest, shared.notices());
        steps = new StepsModel(data, shared.network(), analyses, shared.notices());
        walk =
                new DataStageModel(
                        data,
                        predictions,
                        steps,
                        shared.network(),
                        inUse.getReadOnlyProperty(),
                        forgetting);
    }

    /** The pad has colours for a network that sees them, or while a set in colour is collected. */
    private void bindColours() {
        ObservableValue<Boolean> seen =
                shared.network()
                        .architectureProperty()
                        .map(architecture -> architecture.input().isColour())
                        .orElse(false);
        ObservableValue<Boolean> kept = data.editedProperty().map(now -> now.dataset().isColour());
        shared.drawing()
                .coloursProperty()
                .bind(
                        shared.workspace()
                                .modeProperty()
                                .flatMap(
                                        mode ->
                                                seen.flatMap(
                                                        sees ->
                                                                sees || mode != Mode.DATA
                                                                        ? seen
                                                                        : kept)));
    }

    /** The pad is for digits, or for the classes of the set that is collected or of the network. */
    private void bindSigns() {
        ObservableValue<@Nullable ClassNames> classes =
                shared.workspace()
                        .modeProperty()
                        .flatMap(
                                mode ->
                                        mode == Mode.DATA
                                                ? data.editedProperty()
                                                        .map(now -> now.dataset().classes())
                                                : shared.network().classNamesProperty());
        shared.drawing()
                .signsProperty()
                .bind(classes.map(names -> !names.areDigits()).orElse(false));
    }

    /**
     * The panel of the mode.
     *
     * @param toPad puts the focus on the pad
     */
    Region panel(Runnable toPad) {
        return LateLanguage.view(
                shared.localisation(),
                own ->
                        new DataPanel(
                                data,
                                exampleGrid,
                                predictions,
                                collect,
                                files,
                                saving,
                                forgetting,
                                steps,
                                walk,
                                this,
                                toPad,
                                shared.display(),
                                own));
    }

    /**
     * True if the window may be closed at once; if changes of the set would be lost with it, the
     * window asks first.
     *
     * @param close closes it without asking
     */
    public boolean mayClose(Runnable close) {
        if (!data.changedProperty().get()) {
            return true;
        }
        shared.notices()
                .offer(
                        new UserFacingException("own.close", data.set().count()),
                        List.of(
                                new Notices.Action(
                                        "data-close-save", "own.save", () -> saving.save(close)),
                                new Notices.Action("data-close", "own.close.lose", close)));
        return false;
    }

    /** Enter on the pad keeps what was drawn. */
    void onKey(KeyEvent event) {
        boolean onPad = event.getTarget() instanceof Node node && PAD.equals(node.getId());
        boolean inMode = shared.workspace().modeProperty().get() == Mode.DATA;
        if (inMode && onPad && event.getCode() == KeyCode.ENTER) {
            boolean unused = collect.keep();
            event.consume();
        }
    }

    /** The set. */
    public DataModel data() {
        return data;
    }

    /** The grid. */
    public ExampleGridModel exampleGrid() {
        return exampleGrid;
    }

    /** The search for the nearest images. */
    NearestModel nearest() {
        return nearest;
    }

    /** Collecting. */
    public CollectModel collect() {
        return collect;
    }

    /** The files. */
    public DataFiles files() {
        return files;
    }

    /** The questions for files. */
    public DataDialogs dialogs() {
        return saving;
    }

    /** Signs are collected, and read by a network that knows them, in another way than digits. */
    FindOptions search() {
        return shared.drawing().signsProperty().get() ? FindOptions.SIGNS : FindOptions.USUAL;
    }

    /** The stages from the set to a network that reads it. */
    public DataStageModel walk() {
        return walk;
    }

    /** The predictions for the examples of the set. */
    public PredictionsModel predictions() {
        return predictions;
    }

    @Override
    public ReadOnlyBooleanProperty inUseProperty() {
        return inUse.getReadOnlyProperty();
    }

    @Override
    public void fineTune() {
        prepare(true);
    }

    @Override
    public void train() {
        prepare(false);
    }

    private void prepare(boolean fineTuning) {
        parts.ask(new Use(data.set(), fineTuning));
    }

    private static Parts divide(Use use) throws UserFacingException {
        DatasetParts parts = DatasetParts.of(use.set(), DatasetParts.USUAL, DatasetParts.SEED);
        return new Parts(parts.training(), parts.test(), parts.validationCount());
    }

    private void use(Use use, Parts parts) {
        ClassNames classes = use.set().classes();
        Dataset train = parts.train();
        Dataset test = parts.test();
        int validation = parts.validation();
        source.choose(DatasetSource.of(train, test));
        training.settingsProperty().set(training.settingsProperty().get().withHeldOut(validation));
        training.examplesProperty().set(train.count());
        Model model = shared.network().modelProperty().get();
        if (model != null && !ClassReplacement.hasClasses(model, classes)) {
            shared.network().use(() -> ClassReplacement.of(model, classes, 1));
        }
        inUse.set(true);
        tray.follow(classes);
        shared.workspace().modeProperty().set(Mode.TRAIN);
        boolean blind =
                use.set().isColour() && model != null && !model.architecture().input().isColour();
        shared.notices()
                .tell(
                        new UserFacingException(
                                blind ? "own.inUse.brightness" : "own.inUse",
                                train.count() - validation,
                                validation,
                                test.count()));
        if (use.fineTuning()) {
            tune();
        }
    }

    /** From the weights in use; the first layers, which see strokes, stay as they are. */
    private void tune() {
        Architecture architecture = shared.network().architectureProperty().get();
        if (architecture == null) {
            return;
        }
        List<String> layers = FrozenNames.possible(architecture);
        Set<String> frozen =
                Set.copyOf(layers.subList(0, Math.min(FROZEN, Math.max(0, layers.size() - 1))));
        training.freshProperty().set(false);
        training.settingsProperty()
                .set(training.settingsProperty().get().withEpochs(EPOCHS).withFrozen(frozen));
    }

    private void fail(Throwable failure) {
        shared.notices().tell(UserFacingException.of(failure, "own.memory", "own.failed"));
    }

    @Override
    public void forget() {
        source.chooseFirst();
        training.settingsProperty()
                .set(training.settingsProperty().get().withHeldOut(0).withFrozen(Set.of()));
        training.examplesProperty().set(TrainModel.MNIST);
        inUse.set(false);
        tray.follow(null);
    }

    /** Gives up what is being read or exported. */
    void close() {
        files.cancel();
    }

    /** True if the mode shows all that was asked for. */
    boolean isSettled() {
        return !parts.isBusy()
                && data.isSettled()
                && exampleGrid.isSettled()
                && files.isSettled()
                && predictions.isSettled()
                && nearest.isSettled()
                && !forgetting.busyProperty().get()
                && !steps.busyProperty().get();
    }
}
