package org.kernelscope.ui.control;

import java.util.Collection;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.state.Localisation;

/**
 * A combo box whose values have translated names; they change with the language.
 *
 * @param <T> type of the values
 */
public final class TranslatedChoice<T> extends Choice<T> {
    private final Function<@Nullable T, String> name;

    /**
     * A choice of {@code values}, none of them selected.
     *
     * @param name the present name of a value; called with null if none is selected
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
        texts.languageProperty().subscribe(language -> translate());
    }

    /** Says the names of the values anew. Creates new cells, since cells cache their text. */
    public void translate() {
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
