package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

final class LocalisationTest {
    private final Localisation localisation = new Localisation();

    @Test
    void aTextFollowsTheLanguage() {
        StringBinding text = localisation.text("draw.undo");
        List<String> seen = new ArrayList<>();
        text.subscribe(now -> seen.add(now));
        localisation.languageProperty().set(Language.KOREAN);
        localisation.languageProperty().set(Language.ENGLISH);
        String english = Texts.in(Language.ENGLISH).get("draw.undo");
        String korean = Texts.in(Language.KOREAN).get("draw.undo");
        assertThat(korean).isNotEqualTo(english);
        assertThat(seen).containsExactly(english, korean, english);
    }

    @Test
    void aTextFollowsItsArguments() {
        SimpleStringProperty digit = new SimpleStringProperty("3");
        StringBinding text = localisation.text("tray.only", digit);
        assertThat(text.get()).isEqualTo(localisation.texts().get("tray.only", 3));
        digit.set("8");
        assertThat(text.get()).isEqualTo(localisation.texts().get("tray.only", 8));
        localisation.languageProperty().set(Language.KOREAN);
        assertThat(text.get()).isEqualTo(Texts.in(Language.KOREAN).get("tray.only", 8));
    }
}
