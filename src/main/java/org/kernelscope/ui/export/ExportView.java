package org.kernelscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kernelscope.export.AnimationFile.Format;
import org.kernelscope.ui.control.Choice;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.SegmentedChoice;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.export.ExportModel.NumberFormat;
import org.kernelscope.ui.export.ExportModel.PictureTheme;
import org.kernelscope.ui.export.ExportModel.Subject;
import org.kernelscope.ui.export.ExportModel.Zoom;
import org.kernelscope.ui.state.Localisation;

/** The choice of what to export, and how: image, animation or numbers. JavaFX thread. */
final class ExportView extends VBox {
    private static final double PERCENT = 100;

    private final ExportModel model;
    private final FileQuestion question;
    private final Localisation texts;
    private final Scene window;
    private final Runnable hide;

    /** The kinds of export. */
    enum Section {
        PICTURE,
        ANIMATION,
        NUMBERS
    }

    /**
     * A choice for {@code window}.
     *
     * @param section the first choice, and afterwards the present one
     * @param hide closes the choice
     */
    ExportView(
            ExportModel model,
            FileQuestion question,
            Localisation texts,
            Scene window,
            ObjectProperty<Section> section,
            Runnable hide) {
        this.model = model;
        this.question = question;
        this.texts = texts;
        this.window = window;
        this.hide = hide;
        setId("export");
        getStyleClass().add(Styles.EXPORT);
        SegmentedChoice<Section> sections =
                new SegmentedChoice<>("export-", Section.class, section, this::name);
        VBox body = new VBox();
        body.getStyleClass().add(Styles.EXPORT);
        getChildren().addAll(sections, body);
        section.subscribe(now -> body.getChildren().setAll(parts(now)));
    }

    private ObservableValue<String> name(Section section) {
        return switch (section) {
            case PICTURE -> texts.text("export.picture");
            case ANIMATION -> texts.text("export.animation");
            case NUMBERS -> texts.text("export.numbers");
        };
    }

    private List<Node> parts(Section section) {
        return switch (section) {
            case PICTURE -> picture();
            case ANIMATION -> animation();
            case NUMBERS -> numbers();
        };
    }

    private List<Node> picture() {
        GridPane form = form();
        SegmentedChoice<Subject> subjects =
                new SegmentedChoice<>(
                        "export-of-", Subject.class, model.subjectProperty(), this::subject);
        subjects.getButtons()
                .get(Subject.POINTED.ordinal())
                .setDisable(model.pointedName().isEmpty());
        line(form, "export.of", subjects);
        line(
                form,
                "export.zoom",
                new SegmentedChoice<>(
                        "export-zoom-",
                        Zoom.class,
                        model.zoomProperty(),
                        zoom -> fixed(zoom.times() + "×")));
        line(
                form,
                "export.theme",
                new SegmentedChoice<>(
                        "export-theme-", PictureTheme.class, model.themeProperty(), this::theme));
        CheckBox legend = new CheckBox();
        legend.setId("export-legend");
        legend.textProperty().bind(texts.text("export.legend"));
        legend.selectedProperty().bindBidirectional(model.legendProperty());
        form.add(legend, 1, form.getRowCount());
        Button save = button("export-picture-save", "export.save");
        save.setOnAction(
                event -> {
                    hide.run();
                    model.savePicture(window, write -> ask("kernelscope", ".png", write));
                });
        Button copy = button("export-picture-copy", "export.copy");
        copy.setOnAction(
                event -> {
                    hide.run();
                    model.copyPicture(window);
                });
        return List.of(form, row(save, copy));
    }

    private ObservableValue<String> subject(Subject subject) {
        return switch (subject) {
            case WINDOW -> texts.text("export.of.window");
            case STAGE -> texts.text("export.of.stage");
            case POINTED ->
                    texts.textsProperty()
                            .map(
                                    words ->
                                            model.pointedName()
                                                    .map(part -> words.get("export.of.part", part))
                                                    .orElse(words.get("export.of.pointed")));
        };
    }

    private ObservableValue<String> theme(PictureTheme theme) {
        return switch (theme) {
            case SHOWN -> texts.text("export.theme.shown");
            case LIGHT -> texts.text("export.theme.light");
            case DARK -> texts.text("export.theme.dark");
        };
    }

    private List<Node> animation() {
        AnimationModel film = model.film();
        if (!film.isBusy() && !model.moves()) {
            Label still = new Label();
            still.setId("export-still");
            still.setWrapText(true);
            still.textProperty().bind(texts.text("export.film.still"));
            return List.of(still);
        }
        GridPane form = form();
        CheckBox whole = new CheckBox();
        whole.setId("export-whole");
        whole.textProperty().bind(texts.text("export.film.window"));
        whole.selectedProperty().bindBidirectional(film.wholeWindowProperty());
        form.add(whole, 1, form.getRowCount());
        ComboBox<AnimationModel.Size> sizes = new Choice<>();
        sizes.setId("export-size");
        sizes.getItems().setAll(AnimationModel.SIZES);
        sizes.valueProperty().bindBidirectional(film.sizeProperty());
        line(form, "export.film.size", sizes);
        line(
                form,
                "export.film.seconds",
                number(
                        "export-seconds",
                        0.1,
                        AnimationModel.LONGEST_SECONDS,
                        film.secondsProperty(),
                        1));
        ComboBox<Integer> rates = new Choice<>();
        rates.setId("export-rate");
        rates.getItems().setAll(AnimationModel.RATES);
        rates.valueProperty().bindBidirectional(film.rateProperty().asObject());
        line(form, "export.film.rate", rates);
        HBox span =
                row(
                        number("export-from", 0, PERCENT, film.fromProperty(), PERCENT),
                        new Label("–"),
                        number("export-to", 0, PERCENT, film.toProperty(), PERCENT),
                        new Label("%"));
        line(form, "export.film.span", span);
        line(
                form,
                "export.film.format",
                new SegmentedChoice<>(
                        "export-format-",
                        Format.class,
                        film.formatProperty(),
                        format -> fixed(format.name())));
        Button save = button("export-film-save", "export.save");
        save.setOnAction(
                event -> ask("animation", film.formatProperty().get().suffix(), model::saveFilm));
        return List.of(form, row(save), busy(film, form, save));
    }

    /** The progress of the animation, and the button that cancels it. */
    private HBox busy(AnimationModel film, Node form, Node save) {
        ProgressBar bar = new ProgressBar();
        bar.setId("export-progress");
        Button cancel = button("export-cancel", "export.film.cancel");
        cancel.setOnAction(event -> film.cancel());
        HBox busy = row(bar, cancel);
        film.progressProperty()
                .when(busy.sceneProperty().map(scene -> true).orElse(false))
                .subscribe(
                        share -> {
                            boolean now = !Double.isNaN(share.doubleValue());
                            bar.setProgress(now ? share.doubleValue() : 0);
                            busy.setVisible(now);
                            form.setDisable(now);
                            save.setDisable(now);
                        });
        bar.accessibleTextProperty().bind(texts.text("export.film.progress"));
        return busy;
    }

    private NumberField number(
            String id, double least, double most, DoubleProperty value, double unit) {
        NumberField field = new NumberField(id, least, most, false, now -> value.set(now / unit));
        field.show(value.get() * unit);
        return field;
    }

    private List<Node> numbers() {
        List<NumberOffers.Offer> offers = model.numbers();
        if (offers.isEmpty()) {
            Label nothing = new Label();
            nothing.setWrapText(true);
            nothing.textProperty().bind(texts.text("export.numbers.none"));
            return List.of(nothing);
        }
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox();
        list.getStyleClass().add(Styles.EXPORT_LIST);
        for (NumberOffers.Offer offer : offers) {
            RadioButton button = new RadioButton(offer.name());
            button.setId("export-numbers-" + offers.indexOf(offer));
            button.setUserData(offer);
            button.setToggleGroup(group);
            list.getChildren().add(button);
        }
        group.selectToggle(group.getToggles().get(0));
        GridPane form = form();
        SegmentedChoice<NumberFormat> formats =
                new SegmentedChoice<>(
                        "export-numbers-",
                        NumberFormat.class,
                        model.numberFormatProperty(),
                        format -> fixed(format == NumberFormat.CSV ? "CSV" : "NumPy (.npy)"));
        line(form, "export.film.format", formats);
        group.selectedToggleProperty()
                .subscribe(
                        toggle ->
                                formats.getButtons()
                                        .get(NumberFormat.NPY.ordinal())
                                        .setDisable(
                                                toggle == null
                                                        || ((NumberOffers.Offer)
                                                                                toggle
                                                                                        .getUserData())
                                                                        .tensor()
                                                                == null));
        Button save = button("export-numbers-save", "export.save");
        save.setOnAction(
                event -> {
                    NumberOffers.Offer offer =
                            (NumberOffers.Offer) group.getSelectedToggle().getUserData();
                    NumberFormat format =
                            offer.tensor() == null
                                    ? NumberFormat.CSV
                                    : model.numberFormatProperty().get();
                    ask(offer.file(), format.suffix(), file -> model.saveNumbers(offer, file));
                });
        Button copy = button("export-numbers-copy", "export.copy");
        copy.setOnAction(
                event -> {
                    hide.run();
                    model.copyNumbers((NumberOffers.Offer) group.getSelectedToggle().getUserData());
                });
        return List.of(list, form, row(save, copy));
    }

    private void ask(String name, String suffix, Consumer<Path> write) {
        hide.run();
        question.ask(window.getWindow(), name, suffix, write);
    }

    private static HBox row(Node... parts) {
        HBox row = new HBox(parts);
        row.getStyleClass().add(Styles.TOOL_ROW);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static GridPane form() {
        GridPane form = new GridPane();
        form.getStyleClass().add(Styles.FACTS);
        return form;
    }

    private void line(GridPane form, String key, Node control) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(label.textProperty());
        form.addRow(form.getRowCount(), label, control);
    }

    private Button button(String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.text(key));
        return button;
    }

    private static ObservableValue<String> fixed(String text) {
        return new javafx.beans.property.SimpleStringProperty(text);
    }
}
