package org.kernelscope.ui.draw;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;

/** The pad, its tools, and below them the way of the drawing to the network. JavaFX thread. */
public final class DrawPanel extends VBox {

    private final PadView pad;

    /**
     * The upper left of the window.
     *
     * @param inference what became of the newest drawing, for the strip
     * @param moving true while the pad has handles
     * @param handles what is in the place of the pad then
     * @param asDrawn takes the movement back
     */
    public DrawPanel(
            DrawingModel drawing,
            ImageImportModel pictures,
            DrawCommands commands,
            ObservableValue<@Nullable InferenceResult> inference,
            BooleanProperty moving,
            Region handles,
            Runnable asDrawn,
            Display display,
            Localisation texts) {
        getStyleClass().add(Styles.DRAW);
        pad = new PadView(new PadModel(drawing, display), drawing, display, texts);
        pad.tellShapes(new PadShapes(drawing, inference), texts);
        ImageDrop.install(pad, pictures);
        handles.visibleProperty().bind(moving);
        pad.visibleProperty().bind(moving.not());
        DrawTools tools =
                new DrawTools(
                        drawing, commands, moving, asDrawn, display, texts, pad.widthProperty());
        Label title = new Label();
        title.getStyleClass().addAll(Styles.SECTION_TITLE, Styles.SPARED_LOWEST);
        title.textProperty().bind(texts.text("draw.strip"));
        PreparationStrip strip =
                new PreparationStrip(new PreparationModel(inference), display, texts);
        ReadingBar reading = new ReadingBar(pictures, texts);
        PhotoPane photo = new PhotoPane(pictures, display, texts);
        getChildren().addAll(new StackPane(pad, handles), reading, tools, title, photo, strip);
    }

    /** The pad. */
    public Node pad() {
        return pad;
    }

    /** Lets the keyboard draw. */
    public void focusPad() {
        pad.requestFocus();
    }

    /** Another pad for the same drawing, for another window. */
    public static Region pad(DrawingModel drawing, Display display, Localisation texts) {
        return new PadView(new PadModel(drawing, display), drawing, display, texts);
    }
}
