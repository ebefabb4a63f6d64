package org.kernelscope.ui.draw;

import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.kernelscope.data.Drawing;
import org.kernelscope.ui.control.ScaledCanvas;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;

/**
 * The pad: a square as wide as there is room, on which one draws with mouse, stylus, finger or
 * keys. A ring shows the pen and its width; an empty pad asks for a digit. JavaFX thread.
 */
public final class PadView extends Region {
    private static final PseudoClass PEN_DOWN = PseudoClass.getPseudoClass("pen-down");

    private static final PseudoClass COLOURS = PseudoClass.getPseudoClass("colours");

    /** The place of the 20×20 box of a prepared digit in its 28×28 image, in widths of the pad. */
    private static final double GUIDE_INSET = 4.0 / 28;

    private static final double CORNER = 6;

    private final DrawingModel drawing;
    private final Display display;
    private final PadPainter painter = new PadPainter();
    private final Pane surface = new Pane();
    private final ScaledCanvas canvas = new ScaledCanvas();
    private double paintedSide;
    private final Region guide = new Region();
    private final Label prompt = new Label();
    private final Label invitation = new Label();
    private final Label several = new Label();
    private final Circle pen = new Circle();
    private final OncePerFrame repaint = new OncePerFrame(this::paint);

    /** A pad on which the pen of {@code model} draws. */
    public PadView(PadModel model, DrawingModel drawing, Display display, Localisation texts) {
        this.drawing = drawing;
        this.display = display;
        setId("pad");
        getStyleClass().add(Styles.PAD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(texts.text("draw.pad"));
        accessibleHelpProperty().bind(texts.text("draw.pad.help"));

        guide.getStyleClass().add(Styles.PAD_GUIDE);
        guide.setManaged(false);
        guide.setMouseTransparent(true);
        prompt.getStyleClass().add(Styles.PAD_PROMPT);
        prompt.setMouseTransparent(true);
        ObservableValue<String> forSigns = texts.text("draw.pad.sign");
        ObservableValue<String> forDigits = texts.text("draw.pad.prompt");
        prompt.textProperty()
                .bind(drawing.signsProperty().flatMap(signs -> signs ? forSigns : forDigits));
        BooleanBinding blank =
                Bindings.createBooleanBinding(
                        () -> drawing.drawing().isBlank(), drawing.drawingProperty());
        prompt.visibleProperty().bind(blank);
        guide.visibleProperty().bind(blank);
        several.setVisible(false);
        invitation.setId("pad-invitation");
        invitation.getStyleClass().addAll(Styles.PAD_PROMPT, Styles.PAD_INVITATION);
        invitation.setMouseTransparent(true);
        ObservableValue<String> forOwnDigits = texts.text("draw.pad.here");
        invitation
                .textProperty()
                .bind(drawing.signsProperty().flatMap(signs -> signs ? forSigns : forOwnDigits));
        // A pane would put it into its corner.
        invitation.setManaged(false);
        invitation.textProperty().subscribe(words -> requestLayout());
        invitation
                .visibleProperty()
                .bind(
                        drawing.drawnProperty()
                                .not()
                                .and(blank.not())
                                .and(several.visibleProperty().not()));
        surface.getChildren().addAll(canvas, guide, prompt, invitation, pen);
        surface.setCursor(Cursor.CROSSHAIR);
        getChildren().add(surface);

        showPen(model);
        PadPointer.install(surface, model);
        PadKeys.install(this, model);
        surface.setOnMousePressed(event -> requestFocus());
        drawing.drawingProperty().subscribe(repaint::request);
        drawing.coloursProperty().subscribe(colours -> pseudoClassStateChanged(COLOURS, colours));
        drawing.coloursProperty().subscribe(repaint::request);
        invitation.visibleProperty().subscribe(shown -> requestLayout());
        drawing.drawingProperty().subscribe(this::placeAnew);
        display.themeProperty().subscribe(repaint::request);
    }

    /** Says that there are several shapes on the pad, and that the network reads one digit. */
    void tellShapes(PadShapes shapes, Localisation texts) {
        several.setId("pad-several");
        several.getStyleClass().addAll(Styles.CAPTION, Styles.PAD_SEVERAL);
        several.setMouseTransparent(true);
        several.textProperty()
                .bind(
                        texts.textsProperty()
                                .flatMap(
                                        words ->
                                                shapes.countProperty()
                                                        .map(
                                                                count ->
                                                                        words.get(
                                                                                "draw.pad.several",
                                                                                count))));
        several.visibleProperty().bind(shapes.countProperty().greaterThan(1));
        several.setWrapText(true);
        surface.getChildren().add(several);
    }

    private void showPen(PadModel model) {
        pen.getStyleClass().add(Styles.PAD_PEN);
        pen.setMouseTransparent(true);
        pen.setManaged(false);
        pen.centerXProperty().bind(model.xProperty().multiply(surface.widthProperty()));
        pen.centerYProperty().bind(model.yProperty().multiply(surface.widthProperty()));
        pen.radiusProperty()
                .bind(display.penWidthProperty().multiply(surface.widthProperty()).divide(2));
        pen.visibleProperty().bind(surface.hoverProperty().or(focusVisibleProperty()));
        model.penDownProperty().subscribe(down -> pen.pseudoClassStateChanged(PEN_DOWN, down));
    }

    private void placeAnew() {
        // Not while the pen moves.
        if (invitation.isVisible()) {
            requestLayout();
        }
    }

    /** Above or below the digit, on one line; nowhere if it would touch the digit. */
    private void placeInvitation(double side) {
        if (drawing.drawnProperty().get()) {
            return;
        }
        double wide = invitation.prefWidth(-1);
        double tall = invitation.prefHeight(-1);
        OptionalDouble place =
                wide > side - CORNER
                        ? OptionalDouble.empty()
                        : PadRoom.of(drawing.drawing()).place(side, tall);
        invitation.setOpacity(place.isPresent() ? 1 : 0);
        invitation.resizeRelocate(
                snapPositionX((side - wide) / 2), snapPositionY(place.orElse(0)), wide, tall);
    }

    private void paint() {
        Drawing shown = drawing.drawing();
        Theme theme = display.themeProperty().get();
        boolean colours = drawing.coloursProperty().get();
        if (canvas.isForPicture()) {
            canvas.draw(
                    graphics ->
                            new PadPainter().paint(graphics, paintedSide, shown, theme, colours));
        } else {
            painter.paint(canvas.screen(), paintedSide, shown, theme, colours);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < 0 ? computePrefWidth(-1) : snapSizeY(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 8 * CORNER;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double side =
                Math.min(
                        getWidth() - left - snappedRightInset(),
                        getHeight() - top - snappedBottomInset());
        surface.resizeRelocate(left, top, side, side);
        double inset = side * GUIDE_INSET;
        guide.resizeRelocate(inset, inset, side - 2 * inset, side - 2 * inset);
        prompt.autosize();
        prompt.relocate(
                snapPositionX((side - prompt.getWidth()) / 2),
                snapPositionY((side - prompt.getHeight()) / 2));
        placeInvitation(side);
        double high = several.prefHeight(side);
        several.resizeRelocate(0, snapPositionY(side - high), side, high);
        if (paintedSide != side) {
            paintedSide = side;
            canvas.setSize(side, side);
            // JavaFX draws what has a clip with round corners several times.
            surface.setClip(new Rectangle(side, side));
        }
        paint();
    }
}
