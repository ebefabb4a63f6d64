package org.kernelscope.ui.data;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetExport;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.DatasetImport;
import org.kernelscope.dataset.ImportProgress;
import org.kernelscope.dataset.ImportReport;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.TurnCheck;
import org.kernelscope.dataset.TurnWords;
import org.kernelscope.dataset.sheet.SheetLayout;
import org.kernelscope.dataset.sheet.SheetPage;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Notices.Action;

/**
 * The files of the data set: reads sets of any kind, and writes them, in the background. What an
 * import left out is told; images that look turned are offered to be turned. JavaFX thread.
 */
public final class DataFiles {
    private final DataModel data;
    private final NetworkModel network;
    private final AnalysisExecutor analyses;
    private final Localisation texts;
    private final Notices notices;
    private final Executor work;
    private final Executor writing;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report =
            new ReadOnlyObjectWrapper<>(this, "report");
    private final BooleanProperty reportShown =
            new SimpleBooleanProperty(this, "reportShown", false);
    private volatile boolean cancelled;

    /**
     * The progress of an import.
     *
     * @param all 0 while files are looked for
     */
    public record Progress(int done, int all) {}

    /**
     * @param work reads files
     * @param writing writes files
     */
    public DataFiles(
            DataModel data,
            NetworkModel network,
            AnalysisExecutor analyses,
            Localisation texts,
            Notices notices,
            Executor work,
            Executor writing,
            Executor fxThread) {
        this.data = data;
        this.network = network;
        this.analyses = analyses;
        this.texts = texts;
        this.notices = notices;
        this.work = work;
        this.writing = writing;
        this.fxThread = fxThread;
    }

    /** The progress of reading or writing; null while nothing is read or written. */
    public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The report of the last import; null before the first. */
    public ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** True while all sentences of the report are shown. */
    BooleanProperty reportShownProperty() {
        return reportShown;
    }

    /** Gives up what is being read or written. */
    public void cancel() {
        cancelled = true;
    }

    /** Reads {@code places} and adds them to the set; a file of an own set alone opens it. */
    public void read(List<File> places) {
        if (places.isEmpty() || progress.get() != null) {
            return;
        }
        cancelled = false;
        progress.set(new Progress(0, 0));
        OwnDataset into = data.set();
        inBackground(
                work,
                () -> {
                    List<Path> paths = new ArrayList<>();
                    for (File place : places) {
                        paths.add(PathNames.parse(place.getPath()));
                    }
                    boolean alone = paths.size() == 1 && DatasetFile.isNamedSo(paths.get(0));
                    boolean opens = alone && into.isEmpty();
                    DatasetImport.Imported read =
                            DatasetImport.readInto(opens ? OwnDataset.EMPTY : into, paths, watch());
                    // A grey file joins a set that is to have colours; any other one is opened.
                    boolean joins = !opens || into.isColour() && !read.dataset().isColour();
                    OwnDataset taken =
                            into.isColour()
                                    ? read.dataset().inChannels(into.channels())
                                    : read.dataset();
                    Path from = joins ? null : paths.get(0);
                    fxThread.execute(() -> take(taken, from, read.report()));
                });
    }

    private ImportProgress watch() {
        return (done, all) -> {
            fxThread.execute(
                    () -> {
                        if (progress.get() != null) {
                            progress.set(new Progress(done, all));
                        }
                    });
            return !cancelled;
        };
    }

    private void take(OwnDataset read, @Nullable Path from, ImportReport told) {
        progress.set(null);
        report.set(told);
        if (from != null) {
            data.open(read, from);
        } else if (!data.edit(new DatasetEdit.Join(read))) {
            return;
        }
        tell(told);
        if (from == null) {
            checkTurn(read);
        }
    }

    /** Tells the first sentence of {@code told}, and offers the others. */
    private void tell(ImportReport told) {
        if (told.isSilent()) {
            return;
        }
        UserFacingException first =
                told.leftOut() > 0
                        ? new UserFacingException(
                                "own.import.leftOut",
                                told.read(),
                                told.leftOut(),
                                told.problems().get(0))
                        : told.notes().get(0);
        if (told.problems().size() + told.notes().size() > 1) {
            notices.offer(
                    first,
                    List.of(
                            new Action(
                                    "data-report-show",
                                    "own.report.show",
                                    () -> reportShown.set(true))));
        } else {
            notices.tell(first);
        }
    }

    /** Asks the network on the stage whether the images look turned. */
    private void checkTurn(OwnDataset read) {
        Model model = network.modelProperty().get();
        if (model == null || data.set() != read) {
            return;
        }
        var unused =
                analyses.ask(
                        (tools, ticket) -> {
                            Optional<TurnCheck.Offer> offer =
                                    TurnCheck.of(tools.network(model), read);
                            offer.ifPresent(found -> analyses.tell(ticket, () -> offer(found)));
                            return false;
                        });
    }

    private void offer(TurnCheck.Offer offer) {
        String how = TurnWords.of(texts.texts(), offer.turn());
        UserFacingException sentence =
                switch (offer.reason()) {
                    case READ ->
                            new UserFacingException(
                                    "own.turn.offer",
                                    how,
                                    Math.round(100 * offer.before()),
                                    Math.round(100 * offer.after()));
                    case EDGES -> new UserFacingException("own.turn.edges", how);
                    case STROKES -> new UserFacingException("own.turn.strokes", how);
                    case NAME -> new UserFacingException("own.turn.name", how);
                };
        notices.offer(
                sentence,
                List.of(
                        new Action(
                                "data-turn",
                                "own.turn.do",
                                () -> {
                                    boolean unused = data.edit(new DatasetEdit.Turn(offer.turn()));
                                })));
    }

    /** Writes an empty sheet for the classes of the set, to be printed. */
    public void writeSheet(Path file) {
        List<String> names = data.set().classes().names();
        Texts language = texts.texts();
        inBackground(
                writing,
                () -> {
                    SheetPage.write(file, names, language);
                    int cells = new SheetLayout(names.size()).cells().size();
                    fxThread.execute(
                            () ->
                                    notices.tell(
                                            new UserFacingException(
                                                    "dataset.sheet.done",
                                                    file,
                                                    cells,
                                                    names.size())));
                });
    }

    /** Writes the set to {@code file}. */
    public void save(Path file) {
        save(file, () -> {});
    }

    /**
     * The same.
     *
     * @param then is run when it is written
     */
    void save(Path file, Runnable then) {
        OwnDataset set = data.set();
        inBackground(
                writing,
                () -> {
                    DatasetFile.write(file, set);
                    fxThread.execute(
                            () -> {
                                data.saved(set, file);
                                then.run();
                            });
                });
    }

    /** Writes a folder of PNG files. */
    public void exportPng(Path folder) {
        OwnDataset set = data.set();
        cancelled = false;
        progress.set(new Progress(0, set.count()));
        inBackground(
                work,
                () -> {
                    DatasetExport.png(set, folder, watch());
                    fxThread.execute(() -> exported(set, folder));
                });
    }

    /** Writes a pair of IDX files into {@code folder}. */
    public void exportIdx(Path folder) {
        OwnDataset set = data.set();
        progress.set(new Progress(0, set.count()));
        inBackground(
                work,
                () -> {
                    DatasetExport.idx(set, folder, "own");
                    fxThread.execute(() -> exported(set, folder));
                });
    }

    private void exported(OwnDataset set, Path folder) {
        progress.set(null);
        notices.tell(new UserFacingException("dataset.export.done", set.count(), folder));
    }

    private void inBackground(Executor executor, Attempt.Task task) {
        executor.execute(() -> Attempt.run(task, failure -> fxThread.execute(() -> fail(failure))));
    }

    private void fail(Throwable failure) {
        progress.set(null);
        if (!(failure instanceof CancellationException)) {
            notices.tell(UserFacingException.of(failure, "own.memory", "own.failed"));
        }
    }

    /** True if nothing is being read or written. */
    public boolean isSettled() {
        return progress.get() == null;
    }
}
