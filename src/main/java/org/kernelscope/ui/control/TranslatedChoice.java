package org.kernelscope.ui.control;

import java.util.Collection;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.state.Localisation;

/**
 * A choice of things that have names in the language of the moment; it says them anew when the
 * language changes. JavaFX thread.
 *
 * @param <T> what is chosen
 */
public final class TranslatedChoice<T> extends ComboBox<T> {
    private final Function<@Nullable T, String> name;

    /**
     * A choice of {@code values}, of which none is chosen yet.
     *
     * @param name what a value is called now; it is asked for null if none is chosen
     */
    public TranslatedChoice(
            String id,
            Collection<T> values,
            Localisation texts,
            Function<@Nullable T, String> name) {
        this.name = name;
        setId(id);
        getItems().setAll(values);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return name.apply(value);
                    }

                    @Override
                    public T fromString(String written) {
                        throw new UnsupportedOperationException(written);
                    }
                });
        texts.languageProperty().subscribe(language -> sayAgain());
    }

    /** A cell remembers what it has written; new ones do not. */
    private void sayAgain() {
        setCellFactory(list -> new NameCell());
        setButtonCell(new NameCell());
    }

    private final class NameCell extends ListCell<T> {
        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty && item == null && getListView() != null ? "" : name.apply(item));
        }
    }
}
