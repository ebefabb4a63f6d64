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
import org.kernelscope.ui.fx.Latest;
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
    private final Latest<Drawing, Pair> questions;

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
        this.questions =
                new Latest<>(
                        thread,
                        fxThread,
                        this::infer,
                        (asked, both) -> pair.set(both),
                        (asked, failure) ->
                                notices.tell(
                                        UserFacingException.of(failure, "engine.cannotThink")));
        drawing.drawingProperty()
                .subscribe(
                        next -> {
                            if (watched.get()) {
                                questions.ask(next);
                            }
                        });
        watched.subscribe(
                looks -> {
                    if (looks) {
                        questions.ask(drawing.drawing());
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

    private @Nullable Pair infer(Drawing drawing) throws UserFacingException {
        if (broken) {
            return null;
        }
        broken = true;
        InferenceWorker first = then();
        InferenceWorker second = now();
        broken = false;
        return new Pair(first.think(drawing), second.think(drawing));
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
}
