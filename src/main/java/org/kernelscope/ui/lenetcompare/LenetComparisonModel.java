package org.kernelscope.ui.lenetcompare;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.InferenceWorker;
import org.kernelscope.ui.state.Notices;

/**
 * The predictions of two networks for the same drawing. The networks are loaded when the view is
 * first shown and run only while it is visible, on a thread of the caller; of several drawings that
 * wait, only the newest is processed.
 */
public final class LenetComparisonModel {
    /** Loads the two networks; slow. */
    public interface Source {
        /** The network of 1998. */
        Model then() throws UserFacingException;

        /** The network of today. */
        Model now() throws UserFacingException;
    }

    /** Both results for one drawing. */
    public record Pair(InferenceResult then, InferenceResult now) {}

    private final ReadOnlyObjectWrapper<@Nullable Pair> pair =
            new ReadOnlyObjectWrapper<>(this, "pair");
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final Supplier<Engine> engine;
    private final Source source;
    private final Executor fxThread;
    private final Notices notices;
    private final Mailbox<Drawing> questions;
    private final Mailbox<Pair> answers;

    /** Used on the networks' thread only. */
    private @Nullable InferenceWorker then;

    /** Used on the networks' thread only. */
    private @Nullable InferenceWorker now;

    /** Used on the networks' thread only; a failure to load is reported once. */
    private boolean broken;

    /** The two networks of {@code source}, which run on {@code thread}. */
    public LenetComparisonModel(
            DrawingModel drawing,
            Supplier<Engine> engine,
            Source source,
            Executor thread,
            Executor fxThread,
            Notices notices) {
        this.engine = engine;
        this.source = source;
        this.fxThread = fxThread;
        this.notices = notices;
        this.questions = new Mailbox<>(thread, this::infer);
        this.answers = new Mailbox<>(fxThread, pair::set);
        drawing.drawingProperty()
                .subscribe(
                        next -> {
                            if (watched.get()) {
                                questions.offer(next);
                            }
                        });
        watched.subscribe(
                looks -> {
                    if (looks) {
                        questions.offer(drawing.drawing());
                    }
                });
    }

    /** Both results for the newest drawing; null until they are computed. */
    public ReadOnlyObjectProperty<@Nullable Pair> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /** True while the view is visible. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    private void infer(Drawing drawing) {
        if (broken) {
            return;
        }
        try {
            answers.offer(new Pair(then().think(drawing), now().think(drawing)));
        } catch (UserFacingException problem) {
            tell(problem);
        } catch (RuntimeException | LinkageError failure) {
            tell(UserFacingException.causedBy(failure, "engine.cannotThink", failure));
        }
    }

    private InferenceWorker then() throws UserFacingException {
        InferenceWorker known = then;
        if (known == null) {
            known = new InferenceWorker(engine.get(), source.then());
            then = known;
        }
        return known;
    }

    private InferenceWorker now() throws UserFacingException {
        InferenceWorker known = now;
        if (known == null) {
            known = new InferenceWorker(engine.get(), source.now());
            now = known;
        }
        return known;
    }

    private void tell(UserFacingException problem) {
        broken = then == null || now == null;
        fxThread.execute(() -> notices.tell(problem));
    }
}
