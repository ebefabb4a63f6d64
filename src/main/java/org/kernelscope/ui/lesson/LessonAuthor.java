package org.kernelscope.ui.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.LessonWriter;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.fx.Pulse;
import org.kernelscope.ui.state.Localisation;

/**
 * Writes lessons: begins one, adds the present state of the window as a step, and shows at once
 * what somebody changes in the file of the open lesson. JavaFX thread.
 */
public final class LessonAuthor implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final LessonModel model;
    private final Localisation localisation;
    private final Pulse look = new Pulse(PERIOD, this::look);
    private @Nullable State known;
    private boolean looking;
    private boolean closed;

    /** By this a change of a file is noticed. */
    private record State(Path file, FileTime changed, long bytes) {
        static Optional<State> of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new State(file, now.lastModifiedTime(), now.size()));
            } catch (IOException away) {
                // Editors that replace a file take it away for a moment.
                return Optional.empty();
            }
        }
    }

    /** Follows the file of the lesson that is open in {@code model}. */
    public LessonAuthor(LessonModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        model.lessonProperty().subscribe(now -> follow());
        model.shownProperty().subscribe(now -> follow());
    }

    private void follow() {
        look.set(!closed && model.shownProperty().get() && model.file() != null);
    }

    /** Looks at no file any more: whoever reads files is about to end. */
    @Override
    public void close() {
        closed = true;
        follow();
    }

    /** True if a step can be added to the open lesson. */
    boolean isEditable() {
        return model.file() != null;
    }

    /** Begins a lesson in {@code file} with the present state as its first step, and opens it. */
    public void create(Path file) {
        Scene scene = model.window().capture();
        Language language = localisation.languageProperty().get();
        LessonWriter.Words words = words(language);
        model.library()
                .read(
                        () -> {
                            LessonWriter.create(file, language, words, scene);
                            return file;
                        },
                        model::open);
    }

    /** Adds the present state to the open lesson as its last step, and goes there. */
    public void addStep() {
        Path file = model.file();
        Lesson open = model.lessonProperty().get();
        if (file == null || open == null) {
            return;
        }
        Scene scene = model.window().capture();
        LessonWriter.Words words = words(open.language());
        model.library()
                .read(
                        () -> {
                            LessonWriter.append(file, words, scene);
                            return LessonFiles.read(file);
                        },
                        longer -> {
                            if (file.equals(model.file())) {
                                model.reload(longer);
                                model.goTo(longer.steps().size() - 1);
                            }
                        });
    }

    private static LessonWriter.Words words(Language language) {
        Texts texts = Texts.in(language);
        return new LessonWriter.Words(
                texts.get("lesson.new.title"),
                texts.get("lesson.new.goal"),
                number -> texts.get("lesson.new.step", number),
                texts.get("lesson.new.say"));
    }

    private void look() {
        Path file = model.file();
        if (file == null || looking || !model.isSettled()) {
            return;
        }
        looking = true;
        model.library()
                .glance(
                        () -> State.of(file),
                        now -> {
                            looking = false;
                            if (now.isPresent() && !now.get().equals(known)) {
                                known = now.get();
                                reread(file);
                            }
                        });
    }

    private void reread(Path file) {
        model.library()
                .read(
                        () -> LessonFiles.read(file),
                        changed -> {
                            if (file.equals(model.file())) {
                                model.reload(changed);
                            }
                        });
    }
}
