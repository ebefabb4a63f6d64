package org.kernelscope.ui.control;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes single files that are dropped on a window, before the parts of it. JavaFX thread. */
public final class FileDrop {
    private FileDrop() {}

    /**
     * Takes files that are dropped on {@code root} or on what is in it.
     *
     * @param named true for the names of files to take
     * @param take receives the file
     */
    public static void install(Node root, Predicate<String> named, Consumer<File> take) {
        root.addEventFilter(
                DragEvent.DRAG_OVER,
                event -> {
                    if (file(event.getDragboard(), named).isPresent()) {
                        event.acceptTransferModes(TransferMode.COPY);
                        event.consume();
                    }
                });
        root.addEventFilter(
                DragEvent.DRAG_DROPPED,
                event ->
                        file(event.getDragboard(), named)
                                .ifPresent(
                                        file -> {
                                            take.accept(file);
                                            event.setDropCompleted(true);
                                            event.consume();
                                        }));
    }

    private static Optional<File> file(Dragboard dragged, Predicate<String> named) {
        List<File> files = dragged.hasFiles() ? dragged.getFiles() : List.of();
        return files.size() == 1 && named.test(files.get(0).getName())
                ? Optional.of(files.get(0))
                : Optional.empty();
    }
}
