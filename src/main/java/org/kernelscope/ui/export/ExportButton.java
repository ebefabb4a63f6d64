package org.kernelscope.ui.export;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.PopOvers;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.export.ExportView.Section;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kordamp.ikonli.feather.Feather;

/** The button that opens the choice of exports, and the keys that do the same. JavaFX thread. */
public final class ExportButton extends IconButton {
    /** Opens the choice. */
    static final KeyCombination OPEN = Shortcut.letter('e');

    /** Copies an image of what the pointer is on. */
    static final KeyCombination COPY = Shortcut.shiftLetter('c');

    private final ExportModel model;
    private final Localisation texts;
    private final FileQuestion question;
    private final ObjectProperty<Section> section =
            new SimpleObjectProperty<>(this, "section", Section.PICTURE);

    /** The button for {@code model}. */
    public ExportButton(ExportModel model, Localisation texts, Notices notices) {
        super(
                Feather.SHARE,
                texts.textsProperty().map(words -> words.get("export.button", Shortcut.key())));
        this.model = model;
        this.texts = texts;
        this.question = new FileQuestion(texts, notices);
        setId("export-button");
        setOnAction(
                event -> {
                    model.notePointed();
                    open();
                });
    }

    /** The question for files. */
    public FileQuestion question() {
        return question;
    }

    /** Makes the keys work in {@code scene}, the scene of the window. */
    public void install(Scene scene) {
        model.attach(scene);
        scene.getAccelerators()
                .put(
                        OPEN,
                        () -> {
                            model.notePointed();
                            open();
                        });
        scene.getAccelerators().put(COPY, () -> model.copyPointed(scene));
    }

    private void open() {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        ExportView[] view = new ExportView[1];
        view[0] = new ExportView(model, question, texts, scene, section, () -> hide(view[0]));
        PopOvers.show(this, view[0], PopOver.ArrowLocation.TOP_RIGHT);
    }

    private static void hide(ExportView view) {
        Window popOver = view.getScene() == null ? null : view.getScene().getWindow();
        if (popOver != null) {
            popOver.hide();
        }
    }
}
