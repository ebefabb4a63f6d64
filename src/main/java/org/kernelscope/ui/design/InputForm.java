package org.kernelscope.ui.design;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.layout.VBox;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/** The settings of the input and of the initial weights. */
final class InputForm extends VBox {
    private static final List<Integer> SIZES = List.of(28, 32);
    private static final List<Integer> CHANNELS = List.of(1, 3);

    private final DesignModel model;
    private final FormFields fields;
    private final ComboBox<Integer> size;
    private final ComboBox<Integer> channels;
    private final ComboBox<Ink> ink;
    private final ComboBox<Initialisation> initialisation;

    /** The encoding of ink. */
    private record Ink(float background, float full) {
        static final Ink PLAIN = new Ink(0, 1);
        static final Ink OF_1998 = new Ink(-0.1f, 1.175f);

        static String words(Texts texts, Ink ink) {
            return LayerWords.ink(texts, ink.background(), ink.full());
        }
    }

    InputForm(DesignModel model, Localisation texts) {
        this.model = model;
        this.fields = new FormFields(texts);
        setId("design-input");
        getStyleClass().add(LabStyles.FORM);
        size =
                fields.choice(
                        "design-input-size",
                        SIZES,
                        (words, value) -> value + "×" + value,
                        value ->
                                input(
                                        old ->
                                                new InputSpec(
                                                        old.channels(),
                                                        value,
                                                        old.background(),
                                                        old.ink())));
        channels =
                fields.choice(
                        "design-input-channels",
                        CHANNELS,
                        (words, value) ->
                                value == 1
                                        ? words.get("design.input.grey")
                                        : words.get("design.input.colour"),
                        value ->
                                input(
                                        old ->
                                                new InputSpec(
                                                        value,
                                                        old.size(),
                                                        old.background(),
                                                        old.ink(),
                                                        old.order())));
        ink =
                fields.choice(
                        "design-ink",
                        List.of(Ink.PLAIN, Ink.OF_1998),
                        Ink::words,
                        value ->
                                input(
                                        old ->
                                                new InputSpec(
                                                        old.channels(),
                                                        old.size(),
                                                        value.background(),
                                                        value.full(),
                                                        old.order())));
        initialisation =
                fields.choice(
                        "design-initialisation",
                        List.of(Initialisation.values()),
                        DesignerText::initialisation,
                        value -> model.change(draft -> draft.withInitialisation(value)));
        line(texts.text("design.input.size"), size);
        line(texts.text("design.input.channels"), channels);
        line(texts.text("design.ink"), ink);
        line(texts.text("design.init"), initialisation);
    }

    private void line(ObservableValue<String> name, Control control) {
        getChildren().add(FormFields.line(name, control));
    }

    /** Shows the input of {@code draft}. */
    void show(ArchitectureDraft draft) {
        InputSpec input = draft.input();
        fields.fill(
                () -> {
                    size.setValue(input.size());
                    channels.setValue(input.channels());
                    ink.setValue(new Ink(input.background(), input.ink()));
                    initialisation.setValue(draft.initialisation());
                });
    }

    private void input(UnaryOperator<InputSpec> how) {
        model.change(draft -> draft.withInput(how.apply(draft.input())));
    }
}
