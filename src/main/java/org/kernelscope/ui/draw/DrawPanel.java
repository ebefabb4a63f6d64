package org.kernelscope.ui.draw;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;

/** The pad, its tools, and below them the way of the drawing to the network. JavaFX thread. */
public final class DrawPanel extends VBox {
    private static final String SHEET = "/org/kernelscope/ui/draw.css";

    private final PadView pad;

    /**
     * The upper left of the window.
     *
     * @param inference what became of the newest drawing, for the strip
     */
    public DrawPanel(
            DrawingModel drawing,
            PictureModel pictures,
            DrawCommands commands,
            ObservableValue<@Nullable InferenceResult> inference,
            Display display,
            Localisation texts) {
        getStyleClass().add(Styles.DRAW);
        getStylesheets().add(sheet());
        pad = new PadView(new PadModel(drawing, display), drawing, display, texts);
        pad.tellShapes(new PadShapes(drawing, inference), texts);
        PictureDrop.install(pad, pictures);
        DrawTools tools = new DrawTools(drawing, commands, display, texts, pad.widthProperty());
        Label title = new Label();
        title.getStyleClass().addAll(Styles.SECTION_TITLE, Styles.SPARED_LOWEST);
        title.textProperty().bind(texts.text("draw.strip"));
        PreparationStrip strip =
                new PreparationStrip(new PreparationModel(inference), display, texts);
        ReadingBar reading = new ReadingBar(pictures, texts);
        getChildren().addAll(pad, reading, tools, title, strip);
    }

    /** The pad. */
    public Node pad() {
        return pad;
    }

    /** Lets the keyboard draw. */
    public void focusPad() {
        pad.requestFocus();
    }

    private static String sheet() {
        return java.util.Objects.requireNonNull(DrawPanel.class.getResource(SHEET))
                .toExternalForm();
    }
}
