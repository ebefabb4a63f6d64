package org.kernelscope.ui.draw;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The pad, its tools, and below them the way of the drawing to the network. JavaFX thread. */
public final class DrawPanel extends VBox {

    private final PadView pad;

    /**
     * The upper left of the window.
     *
     * @param inference the result for the newest drawing, for the strip
     * @param moving true while the pad has handles
     * @param handles is in the place of the pad then
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

    /**
     * The progress of reading a large image, and a button to give it up; there only while one is
     * read that takes its time. JavaFX thread.
     */
    private static final class ReadingBar extends HBox {
        ReadingBar(ImageImportModel pictures, Localisation texts) {
            setId("picture-reading");
            setAlignment(Pos.CENTER_LEFT);
            ProgressBar bar = new ProgressBar();
            bar.progressProperty().bind(pictures.progressProperty());
            bar.accessibleTextProperty().bind(texts.text("draw.reading"));
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            Button cancel = new IconButton(Feather.X, texts.text("draw.reading.cancel"));
            cancel.setId("picture-cancel");
            cancel.setOnAction(event -> pictures.cancel());
            getChildren().addAll(bar, cancel);
            visibleProperty().bind(pictures.slowProperty());
            managedProperty().bind(visibleProperty());
        }
    }

    /** Lets images and image files be dropped on a node. JavaFX thread. */
    private static final class ImageDrop {
        private static final PseudoClass WELCOME = PseudoClass.getPseudoClass("drop");

        private ImageDrop() {}

        /** Hands images dropped on {@code target} to {@code pictures}. */
        static void install(Node target, ImageImportModel pictures) {
            target.setOnDragOver(
                    event -> {
                        if (ImageImportModel.offers(event.getDragboard())) {
                            event.acceptTransferModes(TransferMode.COPY);
                        }
                        event.consume();
                    });
            target.setOnDragEntered(
                    event ->
                            target.pseudoClassStateChanged(
                                    WELCOME, ImageImportModel.offers(event.getDragboard())));
            target.setOnDragExited(event -> target.pseudoClassStateChanged(WELCOME, false));
            target.setOnDragDropped(event -> drop(event, pictures));
        }

        private static void drop(DragEvent event, ImageImportModel pictures) {
            boolean welcome = ImageImportModel.offers(event.getDragboard());
            if (welcome) {
                pictures.take(event.getDragboard());
            }
            event.setDropCompleted(welcome);
            event.consume();
        }
    }
}
