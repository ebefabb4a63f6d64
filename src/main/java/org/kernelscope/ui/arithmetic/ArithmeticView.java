package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/**
 * How the open map, or the open number, is made: its name and sides, and the figure below. Follows
 * the pen. JavaFX thread.
 */
public final class ArithmeticView extends VBox {
    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final ArithmeticModel model;
    private final FigureQueue desk;
    private final PixelView surface = new PixelView(this::paint);
    private @Nullable ArithmeticPicture picture;
    private @Nullable OpenLevel pictured;
    private boolean fresh;
    private int width;
    private int height;

    /** Whether it is the pointer on the figure that changes the selection. */
    private boolean pointing;

    /**
     * The view of {@code model}.
     *
     * @param laboratory where pictures are made whose numbers take long
     */
    public ArithmeticView(
            ArithmeticModel model,
            NetworkModel network,
            Display display,
            Selection selection,
            Localisation localisation,
            AnalysisExecutor laboratory) {
        this.desk = new FigureQueue(laboratory);
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
                .addAll(new ArithmeticHeader(model, network, selection, localisation), surface);
        network.inferenceProperty().subscribe(value -> renew());
        selection.openedProperty().subscribe(value -> renew());
        selection.hoveredProperty().subscribe(this::hoveredElsewhere);
        model.aspectProperty().subscribe(value -> renew());
        model.temperatureProperty().subscribe(value -> renew());
        model.momentProperty().subscribe(value -> repaint());
        model.partProperty().subscribe(value -> repaint());
        localisation.languageProperty().subscribe(value -> renew());
        display.scaleProperty().subscribe(value -> renew());
        display.themeProperty().subscribe(value -> repaint());
        display.paletteProperty().subscribe(value -> repaint());
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.letGo());
        surface.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        // Whoever points here wants the keys of the stage: Esc, Space, arrows.
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> getParent().requestFocus());
        parentProperty().subscribe(parent -> ArithmeticKeys.install(parent, model));
        // The stage below must not take what happens here for something on itself.
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    private void renew() {
        fresh = false;
        repaint();
    }

    private void repaint() {
        if (selection.openedProperty().get() != null) {
            surface.repaint();
        }
    }

    private void paint(Raster raster, double unit) {
        StageLook look =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        ArithmeticPicture shown = picture(raster, unit);
        if (shown == null) {
            raster.clear(look.ground());
            return;
        }
        do {
            shown.paint(raster, GlyphCache.SHARED, look, model.momentProperty().getValue());
        } while (GlyphCache.SHARED.learn());
    }

    /** The picture of what is open; the one that is there, if nothing has changed. */
    private @Nullable ArithmeticPicture picture(Raster raster, double unit) {
        OpenLevel level = selection.openedProperty().get();
        InferenceResult inference = network.inferenceProperty().get();
        if (level == null || inference == null || !exists(inference, level.cell())) {
            return null;
        }
        boolean sized = raster.width() == width && raster.height() == height;
        if (!fresh || !sized) {
            width = raster.width();
            height = raster.height();
            fresh = true;
            make(subject(inference, level), unit * TextSize.at(this));
        }
        ArithmeticPicture current = picture;
        if (current == null) {
            return null;
        }
        double moment = model.momentProperty().getValue();
        ArithmeticPicture shown = current.opening(model.partProperty().intValue());
        model.opens(shown.partAt(moment), shown.parts());
        selection.playedProperty().set(shown.cellAt(moment));
        String caption = shown.caption(moment);
        model.captionProperty().set(caption);
        surface.setAccessibleText(caption + " " + shown.result());
        return shown;
    }

    private ArithmeticPicture.Subject subject(InferenceResult inference, OpenLevel level) {
        return new ArithmeticPicture.Subject(
                inference.model(),
                inference.activations(),
                ColorScale.of(display.scaleProperty().get(), inference.activations()),
                level,
                model.aspectProperty().get(),
                model.temperatureProperty().get());
    }

    /** Makes the picture at once, or elsewhere if that would take longer than a frame has. */
    private void make(ArithmeticPicture.Subject subject, double em) {
        Texts texts = localisation.texts();
        int w = width;
        int h = height;
        if (!FigureQueue.isHeavy(subject)) {
            take(ArithmeticPicture.of(subject, texts, w, h, em), subject.level());
            return;
        }
        if (!subject.level().equals(pictured)) {
            picture = null;
        }
        desk.ask(
                () -> ArithmeticPicture.of(subject, texts, w, h, em),
                made -> {
                    boolean wanted =
                            subject.level().equals(selection.openedProperty().get())
                                    && subject.aspect() == model.aspectProperty().get()
                                    && w == width
                                    && h == height;
                    if (wanted && made != null) {
                        take(made, subject.level());
                    } else if (wanted) {
                        picture = null;
                    }
                    if (wanted) {
                        repaint();
                    }
                });
    }

    private void take(ArithmeticPicture made, OpenLevel level) {
        picture = made;
        pictured = level;
        model.shows(made.steps(), level, made.momentOf(level.cell()));
    }

    /** Whether what is seen is what the newest numbers give. */
    public boolean isSettled() {
        return !desk.isBusy();
    }

    /** Whether the newest numbers are those of the network in which the cell is. */
    private boolean exists(InferenceResult inference, Cell cell) {
        return inference.model().architecture().equals(network.architectureProperty().get())
                && cell.layer() < inference.activations().layers().size()
                && cell.channel() < inference.activations().output(cell.layer()).shape().channels();
    }

    /**
     * Where maps of the stage stand once more in what is open, or was open last, in device pixels
     * from the upper left of this view; none while the picture of what is open is not there yet.
     */
    public List<FlightTarget> landings() {
        ArithmeticPicture known = picture;
        OpenLevel open = selection.openedProperty().get();
        boolean late = open != null && (!fresh || !open.equals(pictured));
        double unit = surface.unit();
        return known == null || late
                ? List.of()
                : known.landings().stream()
                        .map(
                                each ->
                                        each.by(
                                                surface.getLayoutX() * unit,
                                                surface.getLayoutY() * unit))
                        .toList();
    }

    private HitTarget under(MouseEvent event) {
        ArithmeticPicture shown = picture;
        if (shown == null) {
            return HitTarget.SOLID;
        }
        double unit = surface.unit();
        return shown.opening(model.partProperty().intValue())
                .at(model.momentProperty().getValue(), event.getX() * unit, event.getY() * unit);
    }

    private void pointed(MouseEvent event) {
        HitTarget spot = under(event);
        boolean opens = spot.kind() == HitTarget.Kind.OPENS || spot.kind() == HitTarget.Kind.PART;
        surface.setCursor(opens ? Cursor.HAND : Cursor.DEFAULT);
        Cell cell = spot.cell();
        OpenLevel level = selection.openedProperty().get();
        // Of the same layer: its class, its cell on the stage light up.
        boolean beside = cell != null && level != null && cell.layer() == level.cell().layer();
        pointing = true;
        selection.hoveredProperty().set(beside ? cell : null);
        pointing = false;
        model.pointAt(spot.moment());
        model.pointAtPart(spot.part());
    }

    private void clicked(MouseEvent event) {
        HitTarget spot = under(event);
        Cell cell = spot.cell();
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (spot.kind() == HitTarget.Kind.OPENS && cell != null) {
            selection.openCell(cell);
        } else if (spot.kind() == HitTarget.Kind.PART) {
            model.pinPart(spot.part());
        } else if (spot.kind() == HitTarget.Kind.NOTHING) {
            selection.up();
        }
    }

    /** A cell of the open map that is pointed at on the stage, or by the arrow keys. */
    private void hoveredElsewhere(@Nullable Cell cell) {
        ArithmeticPicture shown = picture;
        if (pointing || shown == null || selection.openedProperty().get() == null) {
            return;
        }
        model.pointAt(cell == null ? Double.NaN : shown.momentOf(cell));
    }
}
