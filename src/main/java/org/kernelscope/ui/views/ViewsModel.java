package org.kernelscope.ui.views;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.SaveTarget;

/**
 * The views of a window: kept in a list, saved to files, opened again, and gone back to. Files are
 * read and written in the background. JavaFX thread.
 */
public final class ViewsModel {
    private final Window window;
    private final ViewsFile file;
    private final FileExecutor files;
    private final Executor fxThread;
    private final Notices notices;
    private final ViewHistory history = new ViewHistory();
    private final ReadOnlyObjectWrapper<List<ViewsFile.KeptView>> kept =
            new ReadOnlyObjectWrapper<>(this, "kept", List.of());

    /** The window whose views these are. */
    public interface Window {
        /** The whole state of the window. */
        Scene everything();

        /** The present place in the window. */
        Scene place();

        /** A proposed name of the view, in the present language. */
        String title();

        /**
         * Goes to a scene.
         *
         * @param source read in the background
         * @param then done when the scene is shown, or was refused
         */
        void show(Source source, Runnable then);
    }

    /** A scene, perhaps in a file; may be slow. */
    @FunctionalInterface
    public interface Source {
        /** The scene. */
        Scene read() throws UserFacingException;
    }

    /** Something with a file that may fail. */
    private interface Step {
        void run() throws UserFacingException;
    }

    /** The views of {@code window}, which are kept in {@code file}. */
    public ViewsModel(
            Window window, ViewsFile file, FileExecutor files, Executor fxThread, Notices notices) {
        this.window = window;
        this.file = file;
        this.files = files;
        this.fxThread = fxThread;
        this.notices = notices;
    }

    /** The kept views, the newest first. */
    public ReadOnlyObjectProperty<List<ViewsFile.KeptView>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** The places that were visited. */
    public ViewHistory history() {
        return history;
    }

    /** A name for the view that is shown. */
    String title() {
        return window.title();
    }

    /** Reads the list again: another window may have changed it. */
    public void refresh() {
        inBackground(() -> show(file.read()));
    }

    private void show(List<ViewsFile.KeptView> views) {
        fxThread.execute(() -> kept.set(views));
    }

    /** Keeps what is shown under {@code name}; under a name of its own if that is empty. */
    public void keep(String name) {
        String wanted = ViewsFile.KeptView.name(name);
        ViewsFile.KeptView view =
                new ViewsFile.KeptView(
                        wanted.isEmpty() ? ViewsFile.KeptView.name(window.title()) : wanted,
                        window.everything());
        inBackground(() -> show(file.keep(view)));
    }

    /** Forgets a kept view, and offers to keep it again. */
    public void forget(ViewsFile.KeptView view) {
        inBackground(
                () -> {
                    show(file.forget(view.name()));
                    fxThread.execute(() -> offerAgain(view));
                });
    }

    private void offerAgain(ViewsFile.KeptView view) {
        notices.offer(
                new UserFacingException("scene.forgotten", view.name()),
                List.of(
                        new Notices.Action(
                                "view-restore",
                                "scene.restore",
                                () -> inBackground(() -> show(file.keep(view))))));
    }

    /** Goes to a kept view. */
    public void open(ViewsFile.KeptView view) {
        window.show(view::scene, () -> {});
    }

    /** Goes to the scene in a file. */
    public void open(Path scene) {
        window.show(() -> SceneFile.read(scene), () -> {});
    }

    /** Writes what is shown to a file under a name by which it can be opened again. */
    void saveAs(Path named) {
        SaveTarget.use(named, SceneFile.SUFFIX, notices, this::save);
    }

    /** Writes what is shown to a file. */
    public void save(Path target) {
        Scene scene = window.everything();
        inBackground(() -> SceneFile.write(target, scene));
    }

    /** Goes back to the place that was visited before. */
    public void back() {
        go(-1);
    }

    /** Goes to the place that somebody has gone back from. */
    public void forward() {
        go(1);
    }

    private void go(int by) {
        // The clock of the place that is left has moved since it was entered.
        history.visit(window.place());
        history.go(by).ifPresent(place -> window.show(() -> place, history::arrived));
    }

    private void inBackground(Step step) {
        files.execute(
                () -> {
                    try {
                        step.run();
                    } catch (UserFacingException problem) {
                        fxThread.execute(() -> notices.tell(problem));
                    } catch (RuntimeException | OutOfMemoryError broken) {
                        UserFacingException failure =
                                UserFacingException.causedBy(broken, "scene.views.failed", broken);
                        fxThread.execute(() -> notices.tell(failure));
                    }
                });
    }
}
