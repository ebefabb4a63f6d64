package org.kernelscope.ui.train.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.kernelscope.training.RunState;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.TrainModel;

/**
 * The fields with which the settings of a run are changed: each shows what is set, sets what is
 * entered, and rests while it means nothing. JavaFX thread.
 */
public final class SettingsForm {
    private static final double HELP_WIDTH = 360;

    private final TrainModel model;
    private final Localisation texts;

    /** Show in their fields what is set. */
    private final List<Runnable> followers = new ArrayList<>();

    SettingsForm(TrainModel model, Localisation texts) {
        this.model = model;
        this.texts = texts;
        model.settingsProperty().subscribe(now -> followers.forEach(Runnable::run));
        texts.languageProperty().subscribe(now -> followers.forEach(Runnable::run));
        model.examplesProperty().subscribe(now -> followers.forEach(Runnable::run));
    }

    Localisation texts() {
        return texts;
    }

    RunSettings settings() {
        return model.settingsProperty().get();
    }

    ObjectProperty<RunSettings> settingsProperty() {
        return model.settingsProperty();
    }

    /** The training examples that there are. */
    ReadOnlyIntegerProperty examplesProperty() {
        return model.examplesProperty();
    }

    void set(RunSettings wanted) {
        if (!wanted.equals(settings())) {
            model.settingsProperty().set(wanted);
        }
    }

    /** Runs {@code follower} now and whenever the settings or the language change. */
    void follow(Runnable follower) {
        followers.add(follower);
        follower.run();
    }

    /** A setting that cannot be changed while a run is at work. */
    <N extends Node> N fixed(N node) {
        node.disableProperty()
                .bind(model.viewProperty().map(view -> view.state() == RunState.RUNNING));
        return node;
    }

    /** A field for a number. */
    NumberField number(
            String id,
            double least,
            double most,
            ToDoubleFunction<RunSettings> get,
            BiFunction<RunSettings, Double, RunSettings> with) {
        NumberField field =
                new NumberField(
                        id, least, most, false, value -> set(with.apply(settings(), value)));
        follow(() -> field.show(get.applyAsDouble(settings())));
        return field;
    }

    /** A field for a whole number. */
    NumberField whole(
            String id,
            double least,
            double most,
            ToDoubleFunction<RunSettings> get,
            BiFunction<RunSettings, Long, RunSettings> with) {
        NumberField field =
                new NumberField(
                        id, least, most, true, value -> set(with.apply(settings(), (long) value)));
        follow(() -> field.show(get.applyAsDouble(settings())));
        return field;
    }

    /** A choice of values that have names. */
    <T> TranslatedChoice<T> choice(
            String id,
            Collection<T> values,
            Function<RunSettings, T> get,
            BiFunction<RunSettings, T, RunSettings> with,
            Function<T, String> name) {
        TranslatedChoice<T> box =
                new TranslatedChoice<>(id, values, texts, it -> it == null ? "" : name.apply(it));
        box.setMinWidth(Control.USE_PREF_SIZE);
        box.setOnAction(
                event -> {
                    if (box.getValue() != null) {
                        set(with.apply(settings(), box.getValue()));
                    }
                });
        follow(() -> box.setValue(get.apply(settings())));
        return box;
    }

    // --- words around the fields ---

    /** Adds a field with its name; its explanation is a tooltip. */
    void row(GridPane grid, String name, String help, Node field) {
        addRow(grid, texts.text(name), texts.text(help), field);
    }

    /** A row that says what it is for, too. */
    void explainedRow(GridPane grid, String name, String help, Node field) {
        explainedRow(grid, name, texts.text(help), field);
    }

    /** The same, with an explanation that changes. */
    void explainedRow(GridPane grid, String name, ObservableValue<String> help, Node field) {
        addRow(grid, texts.text(name), help, field);
        Label words = new Label();
        words.textProperty().bind(help);
        words.getStyleClass().addAll(TrainStyles.TRAIN_HELP, Styles.SPARED_NARROW);
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(Control.USE_PREF_SIZE);
        grid.add(words, 2, grid.getRowCount() - 1);
    }

    private static void addRow(
            GridPane grid, ObservableValue<String> name, ObservableValue<String> help, Node field) {
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(Control.USE_PREF_SIZE);
        label.setLabelFor(field);
        Tooltips.explain(label, help, HELP_WIDTH);
        if (field instanceof Control control) {
            Tooltips.explain(control, help, HELP_WIDTH);
            control.accessibleTextProperty().bind(name);
        }
        grid.addRow(grid.getRowCount(), label, field);
    }

    /** Explains a button in its tooltip and to screen readers. */
    public static void explain(Button button, ObservableValue<String> help) {
        Tooltips.explain(button, help, HELP_WIDTH);
        button.setMinWidth(Control.USE_PREF_SIZE);
    }
}
