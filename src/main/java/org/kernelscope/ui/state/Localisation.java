package org.kernelscope.ui.state;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/**
 * The language of the window; every text that is shown is bound to it, so that it changes at once.
 * JavaFX thread.
 */
public final class Localisation {
    private final ObjectProperty<Language> language =
            new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
    private final ObservableValue<Texts> texts = language.map(Texts::in);

    /** The language. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** The texts in the present language. */
    public ObservableValue<Texts> textsProperty() {
        return texts;
    }

    /** The texts in the present language. */
    public Texts texts() {
        return Texts.in(language.get());
    }

    /**
     * The sentence {@code key}, always in the present language; observable arguments are followed
     * too.
     */
    public StringBinding text(String key, ObservableValue<?>... arguments) {
        javafx.beans.Observable[] sources = new javafx.beans.Observable[arguments.length + 1];
        System.arraycopy(arguments, 0, sources, 0, arguments.length);
        sources[arguments.length] = language;
        return Bindings.createStringBinding(
                () -> {
                    Object[] values = new Object[arguments.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = String.valueOf(arguments[i].getValue());
                    }
                    return texts().get(key, values);
                },
                sources);
    }
}
