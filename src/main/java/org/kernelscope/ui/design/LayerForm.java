package org.kernelscope.ui.design;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DraftStep;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerNumber;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Normalisation;
import org.kernelscope.op.Pool;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;

/**
 * All that can be chosen of the layer that is looked at. The form is made anew when that is of
 * another kind, and only filled in anew otherwise, so that one can go on typing. JavaFX thread.
 */
final class LayerForm extends GridPane {
    private static final int MAX_MAPS = 1_024;
    private static final int MAX_WINDOW = 64;
    private static final int PERCENT = 100;
    private static final int MAX_DROPOUT = 95;

    private final DesignModel model;
    private final Localisation localisation;
    private final Fields fields;
    private final Map<LayerNumber, Spinner<Integer>> numbers = new EnumMap<>(LayerNumber.class);
    private @Nullable ComboBox<LayerKind> kind;
    private @Nullable ComboBox<Activation> activation;
    private @Nullable ComboBox<Pool> pool;
    private @Nullable CheckBox whole;
    private @Nullable ComboBox<Normalisation> normalisation;
    private @Nullable Spinner<Integer> rate;
    private @Nullable CheckBox table;
    private List<Object> shape = List.of();

    LayerForm(DesignModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        this.fields = new Fields(this, localisation);
        setId("design-form");
    }

    /** Shows a layer. */
    void show(DraftStep step) {
        LayerSpec spec = step.spec();
        List<Object> needed =
                List.of(
                        LayerKind.of(spec),
                        localisation.languageProperty().get(),
                        Arrays.stream(LayerNumber.values())
                                .filter(number -> number.of(spec).isPresent())
                                .toList());
        if (!needed.equals(shape)) {
            shape = needed;
            make(spec);
        }
        fields.fill(() -> fill(step));
    }

    /** Forgets what it showed, as something else stands in its place. */
    void leave() {
        shape = List.of();
    }

    private void make(LayerSpec spec) {
        Texts texts = localisation.texts();
        fields.clear();
        numbers.clear();
        pool = null;
        whole = null;
        normalisation = null;
        rate = null;
        table = null;
        activation = null;
        kind =
                fields.choice(
                        "design-kind",
                        texts.get("design.kind"),
                        Arrays.stream(LayerKind.values())
                                .filter(each -> each.isOutput() == spec.isOutput())
                                .toList(),
                        Words::kind,
                        chosen -> replace(withActivationOf(chosen.usual(), spec)));
        if (spec instanceof PoolingSpec) {
            pool =
                    fields.choice(
                            "design-pool",
                            texts.get("design.pool"),
                            List.of(Pool.values()),
                            Words::pool,
                            chosen -> pool(chosen));
        }
        if (spec instanceof NormalisationSpec) {
            normalisation =
                    fields.choice(
                            "design-normalisation",
                            texts.get("design.norm"),
                            List.of(Normalisation.values()),
                            Words::normalisation,
                            chosen -> normalise(chosen));
        }
        for (LayerNumber number : LayerNumber.values()) {
            if (number != LayerNumber.CLASSES && number.of(spec).isPresent()) {
                numbers.put(number, number(number));
            }
        }
        if (spec instanceof PoolingSpec) {
            whole = fields.check("design-whole", texts.get("design.whole"), on -> whole(on));
        }
        if (spec instanceof DropoutSpec) {
            rate =
                    fields.number(
                            "design-rate",
                            texts.get("design.rate"),
                            0,
                            MAX_DROPOUT,
                            percent -> replace(new DropoutSpec("", percent / (double) PERCENT)));
        }
        if (LayerKind.of(spec).isActivated()) {
            activation =
                    fields.choice(
                            "design-activation",
                            texts.get("design.activation"),
                            List.of(Activation.values()),
                            LayerWords::activation,
                            chosen -> replace(current().withActivation(chosen)));
        }
        if (spec instanceof ConvolutionSpec) {
            table = fields.check("design-table", texts.get("design.table"), on -> table(on));
        }
    }

    private Spinner<Integer> number(LayerNumber number) {
        int least = number == LayerNumber.PADDING ? 0 : 1;
        boolean counts =
                number == LayerNumber.MAPS
                        || number == LayerNumber.UNITS
                        || number == LayerNumber.GROUPS;
        return fields.number(
                "design-" + number.name().toLowerCase(java.util.Locale.ROOT),
                Words.number(localisation.texts(), number),
                least,
                counts ? MAX_MAPS : MAX_WINDOW,
                value -> model.change(draft -> draft.change(index(), number, value)));
    }

    private void fill(DraftStep step) {
        LayerSpec spec = step.spec();
        set(kind, LayerKind.of(spec));
        set(activation, spec.activation());
        numbers.forEach(
                (number, spinner) ->
                        number.of(spec)
                                .ifPresent(value -> spinner.getValueFactory().setValue(value)));
        if (spec instanceof PoolingSpec pooling) {
            set(pool, pooling.pool());
        }
        if (whole != null) {
            whole.setSelected(step.whole());
        }
        if (spec instanceof NormalisationSpec norm) {
            set(normalisation, norm.kind());
        }
        if (spec instanceof DropoutSpec dropout && rate != null) {
            rate.getValueFactory().setValue((int) Math.round(PERCENT * dropout.rate()));
        }
        if (spec instanceof ConvolutionSpec convolution && table != null) {
            table.setSelected(!convolution.table().isFull());
        }
    }

    private static <T> void set(@Nullable ComboBox<T> box, T value) {
        if (box != null) {
            box.setValue(value);
        }
    }

    /** The layer that the form is about. */
    private int index() {
        return model.selectedProperty().get();
    }

    private LayerSpec current() {
        return model.draftProperty().get().steps().get(index()).spec();
    }

    private void replace(LayerSpec spec) {
        model.change(draft -> draft.replace(index(), spec));
    }

    /** A layer of another kind goes on with the activation of the one in its place. */
    private static LayerSpec withActivationOf(LayerSpec usual, LayerSpec before) {
        boolean keep =
                LayerKind.of(before).isActivated() && before.activation() != Activation.IDENTITY;
        return keep ? usual.withActivation(before.activation()) : usual;
    }

    private void pool(Pool chosen) {
        if (current() instanceof PoolingSpec pooling) {
            replace(new PoolingSpec(pooling.name(), chosen, pooling.window()));
        }
    }

    private void whole(boolean on) {
        if (on) {
            model.change(draft -> draft.whole(index()));
        } else if (current() instanceof PoolingSpec pooling) {
            PoolingSpec usual = (PoolingSpec) LayerKind.POOLING.usual();
            replace(new PoolingSpec(pooling.name(), pooling.pool(), usual.window()));
        }
    }

    private void normalise(Normalisation chosen) {
        int groups = chosen == Normalisation.GROUP ? 2 : 1;
        replace(new NormalisationSpec("", chosen, groups, current().activation()));
    }

    /** A table of one's own begins as the paper's, if it fits, else with all connections. */
    private void table(boolean on) {
        DraftStep step = model.draftProperty().get().steps().get(index());
        if (!(step.spec() instanceof ConvolutionSpec spec)) {
            return;
        }
        ConnectionTable chosen = ConnectionTable.FULL;
        if (on) {
            chosen = step.layer().map(layer -> Tables.first(layer)).orElse(ConnectionTable.FULL);
        }
        replace(
                new ConvolutionSpec(
                        spec.name(), spec.maps(), spec.window(), chosen, spec.activation()));
    }
}
