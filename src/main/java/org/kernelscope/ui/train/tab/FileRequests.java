package org.kernelscope.ui.train.tab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Notices.Action;

/**
 * Asks for files of Train mode, and reads and writes them in the background. What fails for want of
 * room can be written again or elsewhere. JavaFX thread.
 */
public final class FileRequests {
    private final Localisation texts;
    private final Notices notices;
    private final FileExecutor reading;
    private final FileExecutor writing;
    private final Executor fxThread;
    private final Supplier<@Nullable Window> owner;
    private Chooser chooser = new SystemDialogs();

    /**
     * @param owner the window over which dialogs appear; null for none
     */
    public FileRequests(TrainContext around, Supplier<@Nullable Window> owner) {
        this.texts = around.texts();
        this.notices = around.notices();
        this.reading = around.reading();
        this.writing = around.writing();
        this.fxThread = around.fxThread();
        this.owner = owner;
    }

    /**
     * A kind of file.
     *
     * @param key of the sentence over the dialog
     * @param suffix of its names
     * @param proposal a name
     */
    public record Kind(String key, String suffix, String proposal) {}

    /** Asks for the place of a file. */
    @FunctionalInterface
    public interface Chooser {
        /** The file; null for none. */
        @Nullable Path toSave(Kind kind);

        /** The file; null for none. */
        default @Nullable Path toOpen(Kind kind) {
            return toSave(kind);
        }
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface FileWriting {
        void to(Path file) throws UserFacingException;
    }

    /** Asks for the names of files by {@code other} instead of by the dialog of the system. */
    public void chooseBy(Chooser other) {
        chooser = other;
    }

    /** Asks for a file that is there. */
    public void toOpen(Kind kind, Consumer<Path> open) {
        Path file = chooser.toOpen(kind);
        if (file != null) {
            open.accept(file);
        }
    }

    /** Asks for a place; one that the dialog did not know to be taken is asked about. */
    public void toSave(Kind kind, Consumer<Path> save) {
        Path named = chooser.toSave(kind);
        if (named == null) {
            return;
        }
        boolean whole = named.getFileName().toString().contains(".");
        Path file = whole ? named : named.resolveSibling(named.getFileName() + kind.suffix());
        if (!whole && Files.exists(file)) {
            notices.offer(
                    new UserFacingException("file.exists", file),
                    List.of(new Action("file-replace", "file.replace", () -> save.accept(file))));
        } else {
            save.accept(file);
        }
    }

    /** Writes in the background; what fails for want of room can be tried again or elsewhere. */
    public void write(Kind kind, Path file, FileWriting task) {
        inBackground(
                writing,
                () -> task.to(file),
                failure -> {
                    if (AtomicFiles.mayWorkLater(failure)) {
                        offerAgain(kind, file, task, failure);
                    } else {
                        notices.tell(failure);
                    }
                });
    }

    private void offerAgain(Kind kind, Path file, FileWriting task, UserFacingException failure) {
        notices.offer(
                new UserFacingException("training.file.unwritten", failure),
                List.of(
                        new Action(
                                "file-again", "training.file.again", () -> write(kind, file, task)),
                        new Action(
                                "file-elsewhere",
                                "training.file.elsewhere",
                                () -> toSave(kind, other -> write(kind, other, task)))));
    }

    /** Reads something in the background; what goes wrong is told. */
    public void read(Attempt.Task task) {
        inBackground(reading, task, notices::tell);
    }

    private void inBackground(
            FileExecutor files, Attempt.Task task, Consumer<UserFacingException> failed) {
        files.execute(
                () ->
                        Attempt.run(
                                task,
                                failure ->
                                        fxThread.execute(
                                                () ->
                                                        failed.accept(
                                                                TrainingProblems.refused(
                                                                        failure)))));
    }

    private final class SystemDialogs implements Chooser {
        @Override
        public @Nullable Path toSave(Kind kind) {
            FileChooser dialog = dialog(kind);
            dialog.setInitialFileName(kind.proposal());
            return path(dialog.showSaveDialog(owner.get()));
        }

        @Override
        public @Nullable Path toOpen(Kind kind) {
            return path(dialog(kind).showOpenDialog(owner.get()));
        }

        private FileChooser dialog(Kind kind) {
            FileChooser dialog = new FileChooser();
            dialog.setTitle(texts.texts().get(kind.key()));
            dialog.getExtensionFilters()
                    .setAll(
                            List.of(
                                    new ExtensionFilter(
                                            texts.texts().get("training.files", kind.suffix()),
                                            "*" + kind.suffix())));
            return dialog;
        }

        /** The name may be none that Java can use. */
        private @Nullable Path path(@Nullable File file) {
            try {
                return file == null ? null : PathNames.parse(file.getPath());
            } catch (UserFacingException noName) {
                notices.tell(noName);
                return null;
            }
        }
    }
}
