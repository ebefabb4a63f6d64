package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.Figure.HitTarget;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StepModel;

/**
 * The step-through of the open map or value: header, tabs and figure, updated while the user draws.
 * By keyboard on the stage: Space plays and pauses, comma steps back and full stop forward as in
 * video players, with Shift from part to part of the figure.
 */
public final class ArithmeticView extends VBox {
    /** Least width of figures, in em. */
    private static final double WIDTH = 29;

    /** Least width of a figure with maps of all pooling methods side by side, in em. */
    private static final double WIDTH_OF_MANY = 40;

    /** Least height of figures, in em. */
    private static final double HEIGHT = 21;

    private final NetworkModel network;
    private final BackwardModel backward;
    private final StepModel steps;
    private final LandscapeModel landscapes;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final ArithmeticModel model;
    private final FigureQueue queue;
    private final PixelView surface = new PixelView(this::paint);
    private @Nullable LevelFigure figure;
    private @Nullable OpenLevel figureLevel;
    private boolean fresh;
    private int width;
    private int height;

    /** True while the pointer on the figure changes the selection. */
    private boolean hovering;

    /**
     * The view of {@code model}.
     *
     * @param backward backward mode, which replaces the figures while it is on
     * @param steps single training steps
     * @param landscapes the loss over two directions
     * @param analyses computes expensive figures
     */
    public ArithmeticView(
            ArithmeticModel model,
            NetworkModel network,
            BackwardModel backward,
            StepModel steps,
            LandscapeModel landscapes,
            Display display,
            Selection selection,
            Localisation localisation,
            AnalysisExecutor analyses) {
        this.backward = backward;
        this.steps = steps;
        this.landscapes = landscapes;
        this.queue = new FigureQueue(analyses);
        this.network = network;
        this.display = display;
        this.selection = selection;
        this.localisation = localisation;
        this.model = model;
        setId("arithmetic");
        getStyleClass().add(Styles.ARITHMETIC);
        surface.setId("arithmetic-figure");
        VBox.setVgrow(surface, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new ArithmeticHeader(
                                model,
                                network,
                                display,
                                selection,
                                localisation,
                                new StepTools(model, steps, localisation),
                                new LandscapeTools(model, landscapes, localisation)),
                        surface);
        network.inferenceProperty().subscribe(value -> refresh());
        backward.onProperty().subscribe(value -> refresh());
        backward.resultProperty().subscribe(value -> refresh());
        steps.nextProperty().subscribe(value -> refresh());
        landscapes.viewProperty().subscribe(value -> refresh());
        selection.openedProperty().subscribe(value -> refresh());
        selection.hoveredProperty().subscribe(this::hoveredElsewhere);
        model.tabProperty().subscribe(value -> refresh());
        model.temperatureProperty().subscribe(value -> refresh());
        model.timeProperty().subscribe(value -> repaint());
        model.partProperty().subscribe(value -> repaint());
        localisation.languageProperty().subscribe(value -> refresh());
        display.scaleProperty().subscribe(value -> refresh());
        display.themeProperty().subscribe(value -> repaint());
        display.paletteProperty().subscribe(value -> repaint());
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.endHover());
        surface.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> landscapes.endDrag());
        // The keys of the stage (Esc, Space, arrows) work after a click here, too.
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> getParent().requestFocus());
        parentProperty().subscribe(new ArithmeticKeys(model)::install);
        // The stage below must not handle the events of this view.
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    private void refresh() {
        fresh = false;
        repaint();
    }

    private void repaint() {
        if (selection.openedProperty().get() != null) {
            surface.repaint();
        }
    }

    private void paint(Raster raster, double unit) {
        LevelFigure shown = figure(raster, unit);
        if (shown == null) {
            raster.clear(display.look().ground());
        } else {
            paint(shown, raster, model.timeProperty().getValue());
        }
    }

    private void paint(LevelFigure shown, Raster raster, double time) {
        do {
            shown.paint(raster, GlyphCache.SHARED, display.look(), time);
        } while (GlyphCache.SHARED.learn());
    }

    /**
     * Computes and paints a map of the first layer, which nobody sees: the first map that a user
     * opens takes no longer then than the next ones.
     */
    public void prepare() {
        InferenceResult inference = network.inferenceProperty().get();
        boolean used = selection.openedProperty().get() != null || backward.onProperty().get();
        if (used || inference == null || !(getParent() instanceof Region stage)) {
            return;
        }
        Cell middle = inference.model().architecture().layers().get(0).middleCell();
        LevelFigure.Subject subject = subject(inference, null, OpenLevel.ofMap(middle));
        double unit = surface.unit();
        int w = (int) Math.ceil(stage.getWidth() * unit);
        int h = (int) Math.ceil(stage.getHeight() * unit);
        double em = textSize(unit, w, h);
        Texts texts = localisation.texts();
        if (w > 0 && h > 0 && exists(inference, middle)) {
            Raster unseen = new Raster(w, h, new int[w * h]);
            queue.request(
                    () -> LevelFigure.of(subject, texts, w, h, em),
                    made -> IdleWork.add(made == null ? () -> {} : () -> paint(made, unseen, 0)));
        }
    }

    /** The figure of the open level, computed only after a change. */
    private @Nullable LevelFigure figure(Raster raster, double unit) {
        OpenLevel level = selection.openedProperty().get();
        boolean back = backward.onProperty().get();
        BackwardResult result = back ? backward.resultProperty().get() : null;
        InferenceResult inference =
                back
                        ? result == null ? null : result.inference()
                        : network.inferenceProperty().get();
        if (level == null || inference == null || !exists(inference, level.cell())) {
            return null;
        }
        boolean sized = raster.width() == width && raster.height() == height;
        boolean known =
                switch (model.tabProperty().get()) {
                    case STEP -> steps.isKnown();
                    case LANDSCAPE -> landscapes.viewProperty().get() != null;
                    default -> true;
                };
        if (known && (!fresh || !sized)) {
            width = raster.width();
            height = raster.height();
            fresh = true;
            compute(subject(inference, result, level), textSize(unit, width, height));
        }
        LevelFigure current = figure;
        if (current == null || !level.equals(figureLevel)) {
            return null;
        }
        double time = model.timeProperty().getValue();
        LevelFigure shown = current.opening(model.partProperty().intValue());
        model.enlarges(shown.partAt(time), shown.parts());
        selection.playedProperty().set(shown.cellAt(time));
        selection.playedWeightProperty().set(shown.weightAt(time));
        String caption = shown.caption(time);
        model.captionProperty().set(caption);
        surface.setAccessibleText(caption + " " + shown.result());
        return shown;
    }

    /** Reduces the text of a figure that large text leaves too few em. */
    private double textSize(double unit, int width, int height) {
        boolean many = model.tabProperty().get() == DetailTab.COMPARE;
        double most = Math.min(width / (many ? WIDTH_OF_MANY : WIDTH), height / HEIGHT);
        return Math.min(unit * TextSize.ofPainting(this), most);
    }

    private LevelFigure.Subject subject(
            InferenceResult inference, @Nullable BackwardResult result, OpenLevel level) {
        ColorScale scale = ColorScale.of(display.scaleProperty().get(), inference.activations());
        if (result != null) {
            LevelFigure.WayBack back =
                    new LevelFigure.WayBack(
                            result, steps.nextProperty().get(), landscapes.viewProperty().get());
            return LevelFigure.Subject.backward(back, scale, level, model.tabProperty().get());
        }
        return new LevelFigure.Subject(
                inference.model(),
                inference.activations(),
                scale,
                level,
                model.tabProperty().get(),
                model.temperatureProperty().get());
    }

    /** Computes the figure at once, or in the background if it is expensive. */
    private void compute(LevelFigure.Subject subject, double em) {
        Texts texts = localisation.texts();
        int w = width;
        int h = height;
        if (!FigureQueue.isHeavy(subject)) {
            show(LevelFigure.of(subject, texts, w, h, em), subject.level());
            return;
        }
        if (!subject.level().equals(figureLevel)) {
            figure = null;
        }
        queue.request(
                () -> LevelFigure.of(subject, texts, w, h, em),
                computed -> {
                    boolean wanted =
                            (subject.backward() != null) == backward.onProperty().get()
                                    && subject.level().equals(selection.openedProperty().get())
                                    && subject.tab() == model.tabProperty().get()
                                    && w == width
                                    && h == height;
                    if (wanted && computed != null) {
                        show(computed, subject.level());
                    } else if (wanted) {
                        figure = null;
                    }
                    if (wanted) {
                        repaint();
                    }
                });
    }

    private void show(LevelFigure computed, OpenLevel level) {
        figure = computed;
        figureLevel = level;
        model.shows(
                new FigureTiming(computed.steps(), computed.firstChange()),
                level,
                computed.timeOf(level.cell()));
    }

    /** True if the figure shows the newest activations. */
    public boolean isSettled() {
        return !queue.isBusy();
    }

    /** True if the activations are those of the network of the cell. */
    private boolean exists(InferenceResult inference, Cell cell) {
        return inference.model().architecture().equals(network.architectureProperty().get())
                && cell.layer() < inference.activations().layers().size()
                && cell.channel() < inference.activations().output(cell.layer()).shape().channels();
    }

    /**
     * The tiles of maps of the stage in the figure of the open level, or of the one that was open
     * last, in device pixels from the upper left corner of this view. Empty while the figure of the
     * open level is not computed.
     */
    public List<FlightTarget> flightTargets() {
        LevelFigure known = figure;
        OpenLevel open = selection.openedProperty().get();
        boolean late = open != null && (!fresh || !open.equals(figureLevel));
        double unit = surface.unit();
        return known == null || late
                ? List.of()
                : known.targets().stream()
                        .map(
                                each ->
                                        each.by(
                                                surface.getLayoutX() * unit,
                                                surface.getLayoutY() * unit))
                        .toList();
    }

    private HitTarget under(MouseEvent event) {
        LevelFigure shown = figure;
        if (shown == null) {
            return HitTarget.SOLID;
        }
        double unit = surface.unit();
        return shown.opening(model.partProperty().intValue())
                .at(model.timeProperty().getValue(), event.getX() * unit, event.getY() * unit);
    }

    private void hovered(MouseEvent event) {
        HitTarget target = under(event);
        boolean opens =
                target.kind() != HitTarget.Kind.NOTHING && target.kind() != HitTarget.Kind.LOOKS;
        surface.setCursor(opens ? Cursor.HAND : Cursor.DEFAULT);
        Cell cell = target.cell();
        OpenLevel level = selection.openedProperty().get();
        // A cell of the open layer is also highlighted on the stage and in the output.
        boolean sameLayer =
                cell != null
                        && level != null
                        && target.kind() != HitTarget.Kind.WEIGHT
                        && cell.layer() == level.cell().layer();
        hovering = true;
        selection.hoveredProperty().set(sameLayer ? cell : null);
        hovering = false;
        model.hoverTime(target.time());
        model.hoverPart(target.kind() == HitTarget.Kind.PART ? target.part() : -1);
    }

    /** Moves the two weights of a landscape. */
    private void dragged(MouseEvent event) {
        LevelFigure shown = figure;
        if (shown == null || model.tabProperty().get() != DetailTab.LANDSCAPE) {
            return;
        }
        double unit = surface.unit();
        double[] place = shown.place(event.getX() * unit, event.getY() * unit);
        if (place != null) {
            landscapes.drag(place[0], place[1]);
        }
    }

    private void clicked(MouseEvent event) {
        HitTarget target = under(event);
        Cell cell = target.cell();
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (target.kind() == HitTarget.Kind.OPENS && cell != null) {
            selection.openCell(cell);
        } else if (target.kind() == HitTarget.Kind.LABEL && cell != null) {
            backward.toggleLabel(cell.channel());
        } else if (target.kind() == HitTarget.Kind.WEIGHT && cell != null) {
            selection.openWeight(cell, target.part());
        } else if (target.kind() == HitTarget.Kind.PART) {
            model.pinPart(target.part());
        } else if (target.kind() == HitTarget.Kind.NOTHING) {
            selection.up();
        }
    }

    /** Shows a cell of the open map that is hovered on the stage, or reached by the arrow keys. */
    private void hoveredElsewhere(@Nullable Cell cell) {
        LevelFigure shown = figure;
        if (hovering || shown == null || selection.openedProperty().get() == null) {
            return;
        }
        model.hoverTime(cell == null ? Double.NaN : shown.timeOf(cell));
    }
}
