package org.kernelscope.ui.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ColouredDigits;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;

/**
 * The colours of the pen and of the ground, for networks that see colours: white, the hues that the
 * ten classes have in the coloured set, and a few grounds. Hidden for every other network. JavaFX
 * thread.
 */
final class ColourTools extends VBox {
    private static final int CLASSES = 10;

    /** The side of a sample of a colour, in widths of an em. */
    private static final double SIDE = 0.7;

    /** A choice of ground. */
    private record Choice(String id, String key, @Nullable Ground ground) {}

    private static final List<Choice> GROUNDS =
            List.of(
                    new Choice("black", "draw.ground.black", null),
                    new Choice("textured", "draw.ground.textured", Ground.TEXTURED),
                    new Choice("green", "draw.ground.green", Ground.GREEN),
                    new Choice("blue", "draw.ground.blue", Ground.BLUE),
                    new Choice("grey", "draw.ground.grey", Ground.GREY));

    private final DrawingModel drawing;
    private final Localisation texts;

    ColourTools(DrawingModel drawing, Localisation texts) {
        this.drawing = drawing;
        this.texts = texts;
        setId("colours");
        getStyleClass().add(Styles.DRAW_TOOLS);
        visibleProperty().bind(drawing.coloursProperty());
        managedProperty().bind(visibleProperty());
        List<Node> pens = new ArrayList<>();
        pens.add(pen("pen-white", Stroke.INK, texts.text("draw.pen.white")));
        for (int label = 0; label < CLASSES; label++) {
            int of = label;
            pens.add(
                    pen(
                            "pen-" + label,
                            ColouredDigits.usual(label, CLASSES),
                            texts.textsProperty().map(words -> words.get("draw.pen.class", of))));
        }
        List<Node> grounds = new ArrayList<>();
        for (Choice choice : GROUNDS) {
            grounds.add(ground(choice));
        }
        getChildren().addAll(row(pens), row(grounds));
    }

    private static WrapRow row(List<Node> parts) {
        WrapRow row = new WrapRow(parts.toArray(Node[]::new));
        row.getStyleClass().add(Styles.SWATCHES);
        return row;
    }

    private ToggleButton pen(String id, int colour, ObservableValue<String> name) {
        ToggleButton button = swatch(id, new Circle(), colour, name);
        button.setOnAction(
                event -> {
                    drawing.penColourProperty().set(colour);
                    button.setSelected(true);
                });
        drawing.penColourProperty().subscribe(now -> button.setSelected(now == colour));
        return button;
    }

    private ToggleButton ground(Choice choice) {
        Ground ground = choice.ground();
        int colour = ground == null ? 0 : ground.colour();
        ToggleButton button =
                swatch("ground-" + choice.id(), new Rectangle(), colour, texts.text(choice.key()));
        button.setOnAction(
                event -> {
                    drawing.setGround(ground);
                    button.setSelected(true);
                });
        drawing.drawingProperty()
                .map(now -> Objects.equals(now.ground(), ground))
                .subscribe(button::setSelected);
        return button;
    }

    private static ToggleButton swatch(
            String id, Shape sample, int rgb, ObservableValue<String> name) {
        sample.setFill(CanvasPen.colour(Palette.opaque(rgb)));
        sample.getStyleClass().add(Styles.SWATCH);
        TextSize.follow(
                sample,
                em -> {
                    if (sample instanceof Circle circle) {
                        circle.setRadius(SIDE * em / 2);
                    } else if (sample instanceof Rectangle square) {
                        square.setWidth(SIDE * em);
                        square.setHeight(SIDE * em);
                    }
                });
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.setGraphic(sample);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        button.accessibleTextProperty().bind(name);
        Tooltips.explain(button, name);
        return button;
    }
}
