package org.kernelscope.ui.data;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;

/**
 * Collecting: the class, how many are to be written, how many are, and the button that keeps what
 * is on the pad. JavaFX thread.
 */
final class CollectPane extends VBox {
    private static final int MOST = 10_000;
    private static final double HELP_PX = 320;

    private final DataModel data;
    private final CollectModel model;
    private final Localisation texts;
    private final FormFields fields;
    private final ComboBox<Integer> label;

    CollectPane(DataModel data, CollectModel model, Runnable toPad, Localisation texts) {
        this.data = data;
        this.model = model;
        this.texts = texts;
        this.fields = new FormFields(texts);
        setId("data-collect");
        getStyleClass().add(DataStyles.DATA_SIDE);
        Label title = new Label();
        title.getStyleClass().add(Styles.SECTION_TITLE);
        title.textProperty().bind(texts.text("own.walk.collect"));
        label =
                fields.choice(
                        "data-label",
                        List.of(0),
                        (words, each) -> DataWords.name(data.set(), each),
                        model.labelProperty()::set);
        DataWords.explain(label, data);
        Spinner<Integer> goal = fields.number("data-goal", 1, MOST, model.goalProperty()::set);
        fields.fill(() -> FormFields.set(goal, model.goalProperty().get()));
        model.goalProperty()
                .subscribe(now -> fields.fill(() -> FormFields.set(goal, now.intValue())));
        TextField writer = new TextField();
        writer.setId("data-writer");
        writer.promptTextProperty().bind(texts.text("own.collect.writer.none"));
        writer.textProperty().bindBidirectional(model.writerProperty());
        CheckBox colour = fields.check("data-colour", texts.text("own.colour"), model::setColour);
        // A disabled box shows no tooltip.
        HBox inColour = new HBox(colour);
        Label counter = new Label();
        counter.setId("data-counter");
        counter.setWrapText(true);
        FillBar bar = new FillBar();
        bar.setId("data-counter-bar");
        Button keep = new Button();
        keep.setId("data-keep");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.textProperty().bind(texts.text("own.collect.keep"));
        keep.setMaxWidth(Double.MAX_VALUE);
        keep.setOnAction(
                event -> {
                    boolean unused = model.keep();
                    toPad.run();
                });
        TextField name = new TextField();
        name.setId("data-class-name");
        name.promptTextProperty().bind(texts.text("own.class.new"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button add = new Button();
        add.setId("data-class-add");
        add.textProperty().bind(texts.text("own.class.add"));
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> named(name, () -> model.addClass(name.getText())));
        name.setOnAction(event -> add.fire());
        Button rename = new Button();
        rename.setId("data-class-rename");
        rename.textProperty().bind(texts.text("own.class.rename"));
        rename.setMinWidth(USE_PREF_SIZE);
        rename.setOnAction(event -> named(name, () -> model.rename(name.getText())));
        HBox buttons = new HBox(add, rename);
        buttons.getStyleClass().add(DataStyles.DATA_TOOLS);
        getChildren()
                .addAll(
                        title,
                        FormFields.line(texts.text("own.collect.label"), label),
                        FormFields.line(texts.text("own.collect.goal"), goal),
                        FormFields.line(texts.text("own.collect.writer"), writer),
                        inColour,
                        keep,
                        counter,
                        bar,
                        name,
                        buttons);
        Runnable show =
                () -> {
                    int written = model.writtenProperty().get();
                    counter.setText(
                            texts.texts()
                                    .get(
                                            "own.collect.counter",
                                            Numbers.count(written),
                                            Numbers.count(model.goalProperty().get()),
                                            DataWords.name(
                                                    data.set(), model.labelProperty().get())));
                    bar.setFraction(Math.min(1, (double) written / model.goalProperty().get()));
                };
        ObservableValue<Boolean> decided =
                data.editedProperty().map(now -> !now.dataset().isEmpty());
        colour.disableProperty().bind(decided);
        Tooltips.explain(
                inColour,
                decided.flatMap(
                        late -> texts.text(late ? "dataset.colour.late" : "own.colour.help")),
                HELP_PX);
        colour.accessibleHelpProperty().bind(inColour.accessibleHelpProperty());
        data.editedProperty()
                .subscribe(now -> fields.fill(() -> colour.setSelected(now.dataset().isColour())));
        data.editedProperty().subscribe(now -> showClasses());
        model.labelProperty().subscribe(now -> showClasses());
        model.writtenProperty().subscribe(show);
        model.goalProperty().subscribe(show);
        model.labelProperty().subscribe(show);
        texts.languageProperty().subscribe(show);
        show.run();
    }

    private static void named(TextField name, Runnable work) {
        if (!name.getText().isBlank()) {
            work.run();
            name.clear();
        }
    }

    private void showClasses() {
        fields.fill(
                () -> {
                    List<Integer> classes =
                            IntStream.range(0, data.set().classes().count()).boxed().toList();
                    // Also for other names of the same classes: the cells have to say them anew.
                    label.getItems().setAll(classes);
                    label.setValue(model.labelProperty().get());
                });
    }
}
