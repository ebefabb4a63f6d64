package org.kernelscope.composition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.scene.CellName;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.LessonPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.lesson.LessonAuthor;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.LessonPanel;
import org.kernelscope.ui.lesson.LessonWindow;
import org.kernelscope.ui.lesson.WorksheetModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.window.LessonNodes;
import org.kernelscope.ui.window.MainWindow;

/** Composes the lessons, and is the window for them. JavaFX thread. */
public final class LessonModule implements LessonWindow {
    private static final String FIRST = "first-look";

    private final WindowModule parts;
    private final LessonModel model;
    private final LessonAuthor author;
    private final WorksheetModel worksheets;
    private final LessonPanel panel;
    private final PresenterModule presenter;
    private final ObservableValue<@Nullable CellName> pointed;
    private Subscription playing = Subscription.EMPTY;
    private boolean lit;

    LessonModule(WindowModule parts, FileExecutor reading, FileExecutor writing) {
        this.parts = parts;
        pointed = parts.shared().selection().hoveredProperty().map(this::name);
        model =
                new LessonModel(
                        this,
                        parts.shared().localisation(),
                        parts.shared().notices(),
                        reading,
                        FxThread.EXECUTOR);
        author = new LessonAuthor(model, parts.shared().localisation());
        presenter = new PresenterModule(parts, model, reading);
        worksheets =
                new WorksheetModel(
                        new WorksheetImages(reading),
                        writing,
                        FxThread.EXECUTOR,
                        parts.shared().notices());
        panel =
                new LessonPanel(
                        model,
                        author,
                        worksheets,
                        parts.shared().localisation(),
                        presenter.model()::start,
                        presenter.model().onProperty());
    }

    /** Lets lessons follow every change from now on. Called when all parts are there. */
    void follow() {
        List<ObservableValue<?>> state =
                List.of(
                        parts.shared().network().inferenceProperty(),
                        parts.shared().workspace().modeProperty(),
                        parts.shared().selection().pathProperty(),
                        parts.shared().selection().pinnedProperty(),
                        parts.shared().edits().editedProperty(),
                        parts.arithmetic().tabProperty(),
                        parts.arithmetic().clock().positionProperty(),
                        parts.backward().onProperty(),
                        parts.training().viewProperty(),
                        parts.lab().panel().openProperty());
        presenter.follow();
        state.forEach(each -> each.subscribe(now -> model.changed()));
    }

    /** Offers the first lesson, which begins with what a new window shows, and all others. */
    public void offerFirst() {
        var first = new LessonPart(FIRST, null, 1);
        parts.shared()
                .notices()
                .offer(
                        new UserFacingException("lesson.offer"),
                        List.of(
                                new Notices.Action(
                                        "lesson-first",
                                        "lesson.offer.open",
                                        () -> model.restore(first)),
                                new Notices.Action(
                                        "lesson-all",
                                        "lesson.list",
                                        () -> model.shownProperty().set(true))));
    }

    /** Ends what goes on in the background. */
    void close() {
        author.close();
        worksheets.cancel();
        presenter.close();
    }

    /** The lesson and its step. */
    public LessonModel model() {
        return model;
    }

    /** The lesson in front of a class. */
    public PresenterModule presenter() {
        return presenter;
    }

    /** Writes lessons. */
    public LessonAuthor author() {
        return author;
    }

    /** Writes worksheets. */
    public WorksheetModel worksheets() {
        return worksheets;
    }

    /** The panel and its button. */
    LessonNodes part() {
        return new LessonNodes(
                panel,
                LessonPanel.toggle(model, parts.shared().localisation()),
                model.padWantedProperty(),
                presenter.strip(),
                presenter.overlay());
    }

    @Override
    public ObservableValue<@Nullable CellName> pointed() {
        return pointed;
    }

    private @Nullable CellName name(Cell cell) {
        Architecture architecture = parts.shared().network().architectureProperty().get();
        return architecture == null
                        || !cell.isInput() && cell.layer() >= architecture.layers().size()
                ? null
                : CellName.of(architecture, cell);
    }

    @Override
    public void show(Scene scene, Runnable then) {
        playing.unsubscribe();
        parts.scenes().apply(() -> scene, false, then, then);
    }

    @Override
    public Scene capture() {
        return new SceneWindow(parts).everything();
    }

    @Override
    public Optional<Situation> situation(@Nullable Activations before) {
        return LessonSituation.of(parts, before);
    }

    @Override
    public Optional<String> describe(ScreenLink thing) {
        return LessonSituation.words(parts, thing);
    }

    @Override
    public void play(double from, double to) {
        playing.unsubscribe();
        Playback clock = parts.arithmetic().clock();
        parts.arithmetic().goTo(new Clock(null, from, true, null, false));
        if (to < 1) {
            playing =
                    clock.positionProperty()
                            .subscribe(
                                    (before, now) -> {
                                        if (clock.playingProperty().get()
                                                && now.doubleValue() >= to * clock.length()) {
                                            playing.unsubscribe();
                                            clock.playingProperty().set(false);
                                        }
                                    });
        }
    }

    @Override
    public void train(Reveal.Length length) {
        parts.training()
                .advance(
                        switch (length) {
                            case EXAMPLE -> Advance.EXAMPLE;
                            case MINIBATCH -> Advance.MINIBATCH;
                            case EPOCH -> Advance.EPOCH;
                        });
    }

    @Override
    public void train(Experiment experiment) {
        parts.shared().workspace().modeProperty().set(Mode.TRAIN);
        parts.training().tabProperty().set(TrainTab.EXPERIMENT);
        parts.train().experiments().show(experiment);
    }

    @Override
    public void marking(boolean on) {
        boolean explores = parts.shared().workspace().modeProperty().get() == Mode.EXPLORE;
        parts.shared().selection().opensProperty().set(explores && !on);
    }

    @Override
    public void light(@Nullable ScreenLink thing) {
        if (thing == null) {
            if (lit) {
                parts.shared().selection().hoveredProperty().set(null);
            }
            lit = false;
            parts.window().light(null);
            return;
        }
        try {
            lit = thing.kind() == ScreenLink.Kind.CELL;
            parts.window().light(bounds(thing).orElse(null));
        } catch (UserFacingException elsewhere) {
            // Another network is on the stage than the lesson speaks of.
            parts.window().light(null);
        }
    }

    /** The place of a thing in the window. */
    private Optional<Bounds> bounds(ScreenLink thing) throws UserFacingException {
        MainWindow window = parts.window();
        Architecture architecture = parts.shared().network().architectureProperty().get();
        if (architecture == null) {
            return Optional.empty();
        }
        return switch (thing.kind()) {
            case CONTROL ->
                    Optional.ofNullable(window.lookup("#" + thing.name()))
                            .filter(Node::isVisible)
                            .map(
                                    node ->
                                            window.sceneToLocal(
                                                    node.localToScene(node.getLayoutBounds())));
            case LAYER -> layer(thing.name(), architecture);
            case MAP -> {
                Cell cell = CellName.parse(thing.name()).in(architecture);
                Shape shape = shape(cell, architecture);
                yield between(
                        cell,
                        new Cell(
                                cell.layer(),
                                cell.channel(),
                                shape.rows() - 1,
                                shape.columns() - 1));
            }
            case CELL -> {
                Cell cell = CellName.parse(thing.name()).in(architecture);
                parts.shared().selection().hoveredProperty().set(cell);
                yield between(cell, cell);
            }
        };
    }

    private static Shape shape(Cell cell, Architecture architecture) {
        return cell.isInput()
                ? architecture.input().shape()
                : architecture.layers().get(cell.layer()).outputShape();
    }

    private Optional<Bounds> layer(String name, Architecture architecture) {
        int index = architecture.layer(name).map(Layer::index).orElse(Cell.INPUT);
        if (index == Cell.INPUT && !name.equals(CellName.INPUT)) {
            return Optional.empty();
        }
        Shape shape = shape(new Cell(index, 0, 0, 0), architecture);
        Optional<Bounds> all = Optional.empty();
        for (int map = 0; map < shape.channels(); map++) {
            Optional<Bounds> one =
                    between(
                            new Cell(index, map, 0, 0),
                            new Cell(index, map, shape.rows() - 1, shape.columns() - 1));
            all = all.isEmpty() ? one : one.map(union(all.get()));
        }
        return all;
    }

    private static Function<Bounds, Bounds> union(Bounds other) {
        return one -> {
            double x = Math.min(one.getMinX(), other.getMinX());
            double y = Math.min(one.getMinY(), other.getMinY());
            return new BoundingBox(
                    x,
                    y,
                    Math.max(one.getMaxX(), other.getMaxX()) - x,
                    Math.max(one.getMaxY(), other.getMaxY()) - y);
        };
    }

    /** The rectangle from one cell to another, as far as the stage shows it. */
    private Optional<Bounds> between(Cell first, Cell last) {
        var stage = parts.window().stage();
        Optional<Bounds> from = stage.boundsOf(first);
        Optional<Bounds> to = stage.boundsOf(last);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Bounds whole = union(from.get()).apply(to.get());
        return stage.getLayoutBounds().intersects(whole)
                ? Optional.of(parts.window().sceneToLocal(stage.localToScene(whole)))
                : Optional.empty();
    }
}
