package org.kernelscope.ui.control;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.Localisation;

/**
 * Creates the controls of a form, each with its name above it or beside it. Only changes by the
 * user are reported, not those of {@link #fill}.
 */
public final class FormFields {
    private final Localisation localisation;
    private boolean filling;

    /** Fields in the language of {@code localisation}. */
    public FormFields(Localisation localisation) {
        this.localisation = localisation;
    }

    /** Runs {@code how}, which sets controls, without reporting changes. */
    public void fill(Runnable how) {
        filling = true;
        how.run();
        filling = false;
    }

    /** A spinner for an integer, with − and + at its sides. */
    public Spinner<Integer> number(String id, int least, int most, Consumer<Integer> changed) {
        Spinner<Integer> spinner = new Spinner<>(new Range(least, most));
        spinner.setId(id);
        spinner.getStyleClass().add(Spinner.STYLE_CLASS_SPLIT_ARROWS_HORIZONTAL);
        spinner.setEditable(true);
        spinner.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                commit(spinner);
                            }
                        });
        spinner.getEditor().addEventHandler(ActionEvent.ACTION, event -> commit(spinner));
        spinner.valueProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling && now != null) {
                                changed.accept(now);
                            }
                        });
        return spinner;
    }

    /** Commits the typed text; invalid text is replaced by the present value. */
    public static void commit(Spinner<Integer> spinner) {
        spinner.commitValue();
        spinner.getEditor().setText(String.valueOf(spinner.getValue()));
    }

    /** Sets a value, which may be larger than the user can select. */
    public static void set(Spinner<Integer> spinner, int value) {
        Range range = (Range) spinner.getValueFactory();
        range.setMax(Math.max(range.most, value));
        range.setValue(value);
        spinner.getEditor().setText(String.valueOf(value));
    }

    /** The integers that the user can select, and a larger one if it is set already. */
    private static final class Range extends IntegerSpinnerValueFactory {
        private final int most;

        Range(int least, int most) {
            super(least, most, least);
            this.most = most;
            setConverter(
                    new StringConverter<>() {
                        @Override
                        public String toString(@Nullable Integer value) {
                            return String.valueOf(value);
                        }

                        @Override
                        public Integer fromString(String text) {
                            return read(text.trim());
                        }
                    });
        }

        /** The typed number, limited to the range; the present value for anything else. */
        private Integer read(String text) {
            return text.matches("\\d{1,6}")
                    ? Math.max(getMin(), Math.min(getMax(), Integer.parseInt(text)))
                    : getValue();
        }
    }

    /** A combo box. */
    public <T> ComboBox<T> choice(
            String id, List<T> offered, BiFunction<Texts, T, String> words, Consumer<T> changed) {
        ComboBox<T> box = new Choice<>();
        box.setId(id);
        // Cells are created again for another language, since they cache their text.
        localisation
                .languageProperty()
                .subscribe(
                        language -> {
                            box.setCellFactory(list -> new WordCell<>(words));
                            box.setButtonCell(new WordCell<>(words));
                        });
        box.getItems().setAll(offered);
        box.valueProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling && now != null) {
                                changed.accept(now);
                            }
                        });
        return box;
    }

    /** A check box. */
    public CheckBox check(String id, ObservableValue<String> name, Consumer<Boolean> changed) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(name);
        box.setId(id);
        box.selectedProperty()
                .addListener(
                        (observable, before, now) -> {
                            if (!filling) {
                                changed.accept(now);
                            }
                        });
        return box;
    }

    /** {@code control} with its name on the left. */
    public static Node line(ObservableValue<String> name, Control control) {
        HBox line = new HBox(label(name, control), control);
        line.getStyleClass().add(Styles.FORM_LINE);
        HBox.setHgrow(control, Priority.ALWAYS);
        return line;
    }

    /** {@code control} with its name above it. */
    public static Node tile(ObservableValue<String> name, Control control) {
        VBox tile = new VBox(label(name, control), control);
        tile.getStyleClass().add(Styles.FORM_TILE);
        return tile;
    }

    private static Label label(ObservableValue<String> name, Control control) {
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().add(Styles.CAPTION);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.accessibleTextProperty().bind(name);
        control.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /** Shows or hides a node; a hidden one takes no space. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** A value as text in the present language. */
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
