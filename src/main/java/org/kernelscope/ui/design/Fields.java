package org.kernelscope.ui.design;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/**
 * A form: names on the left, what can be chosen on the right. Filling it in is told to nobody, only
 * what a person does. JavaFX thread.
 */
final class Fields {
    private final GridPane grid;
    private final Localisation localisation;
    private boolean filling;

    Fields(GridPane grid, Localisation localisation) {
        this.grid = grid;
        this.localisation = localisation;
        grid.getStyleClass().add(Styles.FORM);
    }

    /** Empties the form. */
    void clear() {
        grid.getChildren().clear();
    }

    /** Fills in what {@code how} sets, without telling anybody. */
    void fill(Runnable how) {
        filling = true;
        how.run();
        filling = false;
    }

    /** A whole number. */
    Spinner<Integer> number(
            String id, String name, int least, int most, Consumer<Integer> changed) {
        SpinnerValueFactory.IntegerSpinnerValueFactory values =
                new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, least);
        Spinner<Integer> spinner = new Spinner<>(values);
        values.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer value) {
                        return String.valueOf(value);
                    }

                    @Override
                    public Integer fromString(String text) {
                        boolean number = text.trim().matches("\\d{1,6}");
                        return number
                                ? Math.max(least, Math.min(most, Integer.parseInt(text.trim())))
                                : values.getValue();
                    }
                });
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                spinner.commitValue();
                            }
                        });
        spinner.valueProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling && now != null) {
                                changed.accept(now);
                            }
                        });
        add(name, spinner);
        return spinner;
    }

    /** One of several things. */
    <T> ComboBox<T> choice(
            String id,
            String name,
            List<T> offered,
            BiFunction<Texts, T, String> words,
            Consumer<T> changed) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setCellFactory(list -> new WordCell<>(words));
        box.setButtonCell(new WordCell<>(words));
        box.getItems().setAll(offered);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling && now != null) {
                                changed.accept(now);
                            }
                        });
        add(name, box);
        return box;
    }

    /** Yes or no. */
    CheckBox check(String id, String name, Consumer<Boolean> changed) {
        CheckBox box = new CheckBox(name);
        box.setId(id);
        box.selectedProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling) {
                                changed.accept(now);
                            }
                        });
        grid.add(box, 0, grid.getRowCount(), 2, 1);
        return box;
    }

    private void add(String name, javafx.scene.control.Control control) {
        Label label = new Label(name);
        label.getStyleClass().add(Styles.CAPTION);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), label, control);
    }

    /** What can be chosen, in words of the language of the moment. */
    private final class WordCell<T> extends ListCell<T> {
        private final BiFunction<Texts, T, String> words;

        WordCell(BiFunction<Texts, T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? "" : words.apply(localisation.texts(), item));
        }
    }
}
