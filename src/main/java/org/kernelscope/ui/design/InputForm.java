package org.kernelscope.ui.design;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/** All that can be chosen of the input, and the first weights. JavaFX thread. */
final class InputForm extends GridPane {
    private static final List<Integer> SIZES = List.of(28, 32);
    private static final List<Integer> CHANNELS = List.of(1, 3);

    private final DesignModel model;
    private final Localisation localisation;
    private final Fields fields;
    private @Nullable ComboBox<Integer> size;
    private @Nullable ComboBox<Integer> channels;
    private @Nullable ComboBox<Ink> ink;
    private @Nullable ComboBox<Initialisation> initialisation;
    private @Nullable Object made;

    /** How ink is written as numbers. */
    private record Ink(float background, float full) {
        static final Ink PLAIN = new Ink(0, 1);
        static final Ink OF_1998 = new Ink(-0.1f, 1.175f);

        static String words(Texts texts, Ink ink) {
            return LayerWords.ink(texts, ink.background(), ink.full());
        }
    }

    InputForm(DesignModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.fields = new Fields(this, localisation);
        setId("design-input");
    }

    /** Shows the input of {@code draft}. */
    void show(ArchitectureDraft draft) {
        if (!localisation.languageProperty().get().equals(made)) {
            made = localisation.languageProperty().get();
            make();
        }
        fields.fill(() -> fill(draft));
    }

    private void make() {
        Texts texts = localisation.texts();
        fields.clear();
        size =
                fields.choice(
                        "design-input-size",
                        texts.get("design.input.size"),
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
                        texts.get("design.input.channels"),
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
                                                        old.ink())));
        ink =
                fields.choice(
                        "design-ink",
                        texts.get("design.ink"),
                        List.of(Ink.PLAIN, Ink.OF_1998),
                        Ink::words,
                        value ->
                                input(
                                        old ->
                                                new InputSpec(
                                                        old.channels(),
                                                        old.size(),
                                                        value.background(),
                                                        value.full())));
        initialisation =
                fields.choice(
                        "design-initialisation",
                        texts.get("design.init"),
                        List.of(Initialisation.values()),
                        Words::initialisation,
                        value -> model.change(draft -> draft.withInitialisation(value)));
    }

    private void input(java.util.function.UnaryOperator<InputSpec> how) {
        model.change(draft -> draft.withInput(how.apply(draft.input())));
    }

    private void fill(ArchitectureDraft draft) {
        InputSpec input = draft.input();
        set(size, input.size());
        set(channels, input.channels());
        set(ink, new Ink(input.background(), input.ink()));
        set(initialisation, draft.initialisation());
    }

    private static <T> void set(@Nullable ComboBox<T> box, T value) {
        if (box != null) {
            box.setValue(value);
        }
    }
}
