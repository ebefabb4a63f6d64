package org.kernelscope.ui.control;

import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * The style sheets of the program. They belong to the scenes of its windows and not to single
 * views: of the sheets of a node, JavaFX lists every node below it, and searches the list again for
 * each of them, so that the time grows with the square of the number of nodes. JavaFX thread.
 */
public final class StyleSheets {
    /** Later ones win. */
    private static final List<String> ALL =
            List.of(
                    sheet("kernelscope"),
                    sheet("family"),
                    sheet("room"),
                    sheet("lesson"),
                    sheet("presenter"),
                    sheet("draw"),
                    sheet("field"),
                    sheet("lab"),
                    sheet("train"),
                    sheet("data"));

    private StyleSheets() {}

    /**
     * A scene with the style sheets, without a root yet. The root is set last: whatever changes its
     * styles later (sheets, size of text, theme) makes JavaFX match all nodes with all rules again.
     */
    public static Scene scene(double width, double height) {
        Scene scene = new Scene(new Group(), width, height);
        add(scene);
        return scene;
    }

    /** Styles every scene that {@code root} comes into. Pop-ups take them over from their scene. */
    public static void style(Parent root) {
        root.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                add(scene);
                            }
                        });
    }

    private static void add(Scene scene) {
        ObservableList<String> sheets = scene.getStylesheets();
        List<String> missing = ALL.stream().filter(each -> !sheets.contains(each)).toList();
        StyleMatching.prepare(missing);
        sheets.addAll(missing);
    }

    private static String sheet(String name) {
        String file = "/org/kernelscope/ui/" + name + ".css";
        return Objects.requireNonNull(StyleSheets.class.getResource(file), file).toExternalForm();
    }
}
