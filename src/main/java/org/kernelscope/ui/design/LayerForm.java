package org.kernelscope.ui.design;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerParameterField;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.PoolWords;

/**
 * The settings of the selected layer. The controls for all kinds of layers are created once; each
 * layer shows those that apply.
 */
final class LayerForm extends VBox {
    private static final int MAX_COUNT = 1_024;
    private static final int MAX_WINDOW = 64;
    private static final int PERCENT = 100;
    private static final int MAX_DROPOUT = 95;
    private static final int LENET5_INPUTS = 6;
    private static final int LENET5_MAPS = 16;

    private final DesignModel model;
    private final LossChoice losses;
    private final FormFields fields;
    private final Map<LayerParameterField, Spinner<Integer>> numbers =
            new EnumMap<>(LayerParameterField.class);
    private final Map<LayerParameterField, Node> tiles = new EnumMap<>(LayerParameterField.class);
    private final TilePane tilePane = new TilePane();
    private final ComboBox<LayerKind> kind;
    private final ComboBox<Activation> activation;
    private final ComboBox<PoolKind> pool;
    private final ComboBox<NormalisationKind> normalisation;
    private final ComboBox<Loss> loss;
    private final Spinner<Integer> rate;
    private final CheckBox whole;
    private final CheckBox table;
    private final Node activationLine;
    private final Node poolLine;
    private final Node normalisationLine;
    private final Node lossLine;
    private final Node rateTile;

    /** The layer of the form: typed text is committed to it, even if another was selected. */
    private int shown;

    LayerForm(DesignModel model, LossChoice losses, Localisation texts) {
        this.model = model;
        this.losses = losses;
        this.fields = new FormFields(texts);
        setId("design-form");
        getStyleClass().add(LabStyles.FORM);
        kind =
                fields.choice(
                        "design-kind",
                        List.<LayerKind>of(),
                        DesignerText::kind,
                        chosen -> replace(withActivationOf(chosen.defaultSpec(), current())));
        pool =
                fields.choice(
                        "design-pool", List.of(PoolKind.values()), PoolWords::choice, this::pool);
        normalisation =
                fields.choice(
                        "design-normalisation",
                        List.of(NormalisationKind.values()),
                        DesignerText::normalisation,
                        this::normalise);
        for (LayerParameterField number : LayerParameterField.values()) {
            if (number != LayerParameterField.CLASSES) {
                Spinner<Integer> spinner = number(number);
                ObservableValue<String> name =
                        texts.textsProperty().map(words -> DesignerText.number(words, number));
                numbers.put(number, spinner);
                tiles.put(number, FormFields.tile(name, spinner));
            }
        }
        rate =
                fields.number(
                        "design-rate",
                        0,
                        MAX_DROPOUT,
                        percent -> replace(new DropoutSpec("", percent / (double) PERCENT)));
        whole = fields.check("design-whole", texts.text("design.whole"), this::whole);
        activation =
                fields.choice(
                        "design-activation",
                        List.of(Activation.values()),
                        ActivationWords::name,
                        chosen -> replace(current().withActivation(chosen)));
        table = fields.check("design-table", texts.text("design.table"), this::table);
        loss = fields.choice("design-loss", List.<Loss>of(), LayerWords::loss, losses::choose);
        poolLine = FormFields.line(texts.text("design.pool"), pool);
        normalisationLine = FormFields.line(texts.text("design.norm"), normalisation);
        activationLine = FormFields.line(texts.text("design.activation"), activation);
        lossLine = FormFields.line(texts.text("design.loss"), loss);
        rateTile = FormFields.tile(texts.text("design.rate"), rate);
        tilePane.getStyleClass().add(LabStyles.FORM_TILES);
        tilePane.getChildren().addAll(tiles.values());
        tilePane.getChildren().add(rateTile);
        getChildren().add(FormFields.line(texts.text("design.kind"), kind));
        getChildren().addAll(poolLine, normalisationLine, tilePane, whole, activationLine);
        getChildren().addAll(table, lossLine);
    }

    private Spinner<Integer> number(LayerParameterField number) {
        int least = number == LayerParameterField.PADDING ? 0 : 1;
        boolean counts =
                number == LayerParameterField.MAPS
                        || number == LayerParameterField.UNITS
                        || number == LayerParameterField.GROUPS;
        return fields.number(
                "design-" + number.name().toLowerCase(Locale.ROOT),
                least,
                counts ? MAX_COUNT : MAX_WINDOW,
                value -> model.change(draft -> draft.change(shown, number, value)));
    }

    /** Shows a layer. */
    void show(ArchitectureDraft.Step step) {
        shown = step.index();
        fields.fill(() -> fill(step));
    }

    /** Commits typed text. */
    void commit() {
        numbers.values().forEach(FormFields::commit);
        FormFields.commit(rate);
    }

    private void fill(ArchitectureDraft.Step step) {
        LayerSpec spec = step.spec();
        offer(
                kind,
                Arrays.stream(LayerKind.values())
                        .filter(each -> each.isOutput() == spec.isOutput())
                        .toList(),
                spec.layerKind());
        numbers.forEach(
                (number, spinner) -> {
                    FormFields.show(tile(number), number.of(spec).isPresent());
                    number.of(spec).ifPresent(value -> FormFields.set(spinner, value));
                });
        Set<Node> own = spec.accept(new OwnControls(step));
        for (Node control : List.of(rateTile, poolLine, whole, normalisationLine, table)) {
            FormFields.show(control, own.contains(control));
        }
        FormFields.show(tilePane, tilePane.getChildren().stream().anyMatch(Node::isManaged));
        FormFields.show(activationLine, spec.hasActivation());
        activation.setValue(spec.activation());
        FormFields.show(lossLine, spec.isOutput());
        if (spec.isOutput()) {
            offer(
                    loss,
                    Arrays.stream(Loss.values()).filter(each -> each.suits(spec)).toList(),
                    losses.of(spec));
        }
    }

    /** Fills the controls of one kind of layer only, and returns them. */
    private final class OwnControls implements LayerSpec.Visitor<Set<Node>> {
        private final ArchitectureDraft.Step step;

        private OwnControls(ArchitectureDraft.Step step) {
            this.step = step;
        }

        @Override
        public Set<Node> convolution(ConvolutionSpec spec) {
            boolean byHand = step.layer().map(TableEditor::holds).orElse(true);
            table.setSelected(spec.hasConnectionTable());
            return byHand || spec.hasConnectionTable() ? Set.of(table) : Set.of();
        }

        @Override
        public Set<Node> subsampling(SubsamplingSpec spec) {
            return Set.of();
        }

        @Override
        public Set<Node> pooling(PoolingSpec spec) {
            pool.setValue(spec.pool());
            whole.setSelected(step.global());
            return Set.of(poolLine, whole);
        }

        @Override
        public Set<Node> normalisation(NormalisationSpec spec) {
            normalisation.setValue(spec.kind());
            return Set.of(normalisationLine);
        }

        @Override
        public Set<Node> dropout(DropoutSpec spec) {
            FormFields.set(rate, (int) Math.round(PERCENT * spec.rate()));
            return Set.of(rateTile);
        }

        @Override
        public Set<Node> dense(DenseSpec spec) {
            return Set.of();
        }

        @Override
        public Set<Node> softmax(OutputSpec spec) {
            return Set.of();
        }

        @Override
        public Set<Node> rbf(RbfSpec spec) {
            return Set.of();
        }
    }

    private Node tile(LayerParameterField number) {
        return java.util.Objects.requireNonNull(tiles.get(number));
    }

    private static <T> void offer(ComboBox<T> box, List<T> offered, T value) {
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        box.setValue(value);
    }

    private LayerSpec current() {
        return model.draftProperty().get().steps().get(shown).spec();
    }

    private void replace(LayerSpec spec) {
        model.change(draft -> draft.replace(shown, spec));
    }

    /** A layer of another kind keeps the activation of the layer that it replaces. */
    private static LayerSpec withActivationOf(LayerSpec usual, LayerSpec before) {
        boolean keep = before.hasActivation() && before.activation() != Activation.IDENTITY;
        return keep ? usual.withActivation(before.activation()) : usual;
    }

    private void pool(PoolKind chosen) {
        if (current() instanceof PoolingSpec pooling) {
            replace(pooling.withPool(chosen));
        }
    }

    private static ConnectionTable firstTable(Layer layer) {
        int inputs = layer.inputShape().channels();
        int maps = layer.outputShape().channels();
        if (inputs == LENET5_INPUTS && maps == LENET5_MAPS) {
            return ConnectionTable.LENET5;
        }
        List<Integer> all = IntStream.range(0, inputs).boxed().toList();
        return ConnectionTable.of(Collections.nCopies(maps, all));
    }

    private void whole(boolean on) {
        if (on) {
            model.change(draft -> draft.withGlobalPooling(shown));
        } else if (current() instanceof PoolingSpec pooling) {
            replace(pooling.withWindow(Window.HALVING));
        }
    }

    private void normalise(NormalisationKind chosen) {
        int groups =
                switch (chosen) {
                    case BATCH, LAYER, INSTANCE -> 1;
                    case GROUP -> 2;
                };
        replace(new NormalisationSpec("", chosen, groups, current().activation()));
    }

    /** A new connection table is that of the paper, if it fits, or else has all connections. */
    private void table(boolean on) {
        ArchitectureDraft.Step step = model.draftProperty().get().steps().get(shown);
        if (!(step.spec() instanceof ConvolutionSpec spec)) {
            return;
        }
        ConnectionTable chosen = ConnectionTable.FULL;
        if (on) {
            chosen = step.layer().map(LayerForm::firstTable).orElse(ConnectionTable.FULL);
        }
        replace(spec.withTable(chosen));
    }
}
