package org.kernelscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/**
 * Reads lessons on the thread for reading files: those that ship, again in every language, and
 * those in files. JavaFX thread.
 */
final class LessonLibrary {
    private final Localisation localisation;
    private final Notices notices;
    private final Executor work;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<Lesson>> shipped =
            new ReadOnlyObjectWrapper<>(this, "shipped", List.of());
    private int loading;

    /** Something to read that may be slow or fail. */
    interface Reading<T> {
        T read() throws UserFacingException;
    }

    LessonLibrary(Localisation localisation, Notices notices, Executor work, Executor fxThread) {
        this.localisation = localisation;
        this.notices = notices;
        this.work = work;
        this.fxThread = fxThread;
        localisation
                .languageProperty()
                .addListener(
                        (value, old, now) -> {
                            if (!shipped.get().isEmpty()) {
                                readShipped();
                            }
                        });
    }

    /** The lessons that ship, in the language of the moment; none before {@link #load}. */
    ReadOnlyObjectProperty<List<Lesson>> shippedProperty() {
        return shipped.getReadOnlyProperty();
    }

    /** True if nothing is being read. */
    boolean isSettled() {
        return loading == 0;
    }

    /** Reads the lessons that ship, unless they are there. */
    void load() {
        if (shipped.get().isEmpty()) {
            readShipped();
        }
    }

    private void readShipped() {
        Language language = localisation.languageProperty().get();
        read(
                () -> {
                    List<Lesson> all = new ArrayList<>();
                    for (String id : LessonFiles.SHIPPED) {
                        all.add(LessonFiles.shipped(id, language));
                    }
                    return all;
                },
                all -> {
                    if (language == localisation.languageProperty().get()) {
                        shipped.set(all);
                    }
                });
    }

    /**
     * Reads on the thread for reading files, and passes the result to {@code then}; tells what goes
     * wrong.
     */
    <T> void read(Reading<T> reading, Consumer<T> then) {
        loading++;
        work.execute(
                () -> {
                    try {
                        T result = reading.read();
                        fxThread.execute(
                                () -> {
                                    loading--;
                                    then.accept(result);
                                });
                    } catch (UserFacingException problem) {
                        refuse(problem);
                    } catch (RuntimeException | OutOfMemoryError broken) {
                        refuse(UserFacingException.causedBy(broken, "lesson.failed", broken));
                    }
                });
    }

    /** Asks something that cannot fail on the thread for reading files; nobody waits for it. */
    <T> void glance(Supplier<T> question, Consumer<T> then) {
        work.execute(
                () -> {
                    T result = question.get();
                    fxThread.execute(() -> then.accept(result));
                });
    }

    /** Tells the first mistake of a lesson. */
    void tell(Lesson found) {
        if (!found.problems().isEmpty()) {
            Lesson.Problem first = found.problems().get(0);
            notices.tell(
                    new UserFacingException(
                            "lesson.problems",
                            found.problems().size(),
                            first.line(),
                            first.reason()));
        }
    }

    private void refuse(UserFacingException problem) {
        fxThread.execute(
                () -> {
                    loading--;
                    notices.tell(problem);
                });
    }
}
