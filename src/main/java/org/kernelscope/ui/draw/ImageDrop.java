package org.kernelscope.ui.draw;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets images and image files be dropped on a node. JavaFX thread. */
final class ImageDrop {
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
