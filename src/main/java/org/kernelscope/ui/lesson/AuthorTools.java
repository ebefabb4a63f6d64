package org.kernelscope.ui.lesson;

import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that write the open lesson: a step more, or its worksheet. JavaFX thread. */
final class AuthorTools extends HBox {
    private final LessonAuthor author;
    private final WorksheetModel worksheets;
    private final Localisation localisation;

    AuthorTools(
            LessonModel model,
            LessonAuthor author,
            WorksheetModel worksheets,
            Localisation localisation) {
        this.author = author;
        this.worksheets = worksheets;
        this.localisation = localisation;
        Button record = new IconButton(Feather.PLUS_SQUARE, localisation.text("lesson.record"));
        record.setId("lesson-record");
        record.setOnAction(event -> author.addStep());
        record.managedProperty().bind(record.visibleProperty());
        Button print = new IconButton(Feather.PRINTER, localisation.text("lesson.sheet.write"));
        print.setId("lesson-worksheet");
        print.setOnAction(event -> print(model));
        print.disableProperty().bind(worksheets.progressProperty().greaterThanOrEqualTo(0));
        getChildren().addAll(record, print);
        managedProperty().bind(visibleProperty());
        model.lessonProperty()
                .subscribe(
                        now -> {
                            setVisible(now != null);
                            record.setVisible(author.isEditable());
                        });
    }

    /** Shows how much of a worksheet is written, with a button that cancels it. */
    Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.progressProperty().bind(worksheets.progressProperty());
        bar.accessibleTextProperty().bind(localisation.text("lesson.sheet.writing"));
        Button cancel = new IconButton(Feather.X_CIRCLE, localisation.text("lesson.sheet.cancel"));
        cancel.setId("lesson-worksheet-cancel");
        cancel.setOnAction(event -> worksheets.cancel());
        HBox row = new HBox(bar, cancel);
        row.setId("lesson-worksheet-progress");
        row.setAlignment(Pos.CENTER);
        row.visibleProperty().bind(worksheets.progressProperty().greaterThanOrEqualTo(0));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /** The button that begins a lesson. */
    Button begin() {
        Texts texts = localisation.texts();
        Button begin = new Button(texts.get("lesson.begin"));
        begin.setId("lesson-begin");
        begin.getStyleClass().add(Styles.FLAT);
        begin.setOnAction(
                event ->
                        target("lesson.begin", "lesson.chooser", LessonFiles.SUFFIX, "lesson")
                                .ifPresent(file -> author.create(named(file).toPath())));
        return begin;
    }

    private void print(LessonModel model) {
        Lesson lesson = model.lessonProperty().get();
        if (lesson != null) {
            target("lesson.sheet.write", "lesson.sheet.chooser", WorksheetModel.SUFFIX, lesson.id())
                    .ifPresent(file -> worksheets.writeAs(lesson, file.toPath()));
        }
    }

    private Optional<File> target(String title, String filter, String suffix, String name) {
        Texts texts = localisation.texts();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(title));
        String language = "." + texts.language().code();
        chooser.setInitialFileName(name + language + suffix);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.get(filter), "*" + suffix));
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }

    /** Under a name by which it can be opened again; not every system adds the suffix. */
    private File named(File file) {
        String language = "." + localisation.texts().language().code();
        return file.getName().contains(".")
                ? file
                : new File(file.getPath() + language + LessonFiles.SUFFIX);
    }
}
