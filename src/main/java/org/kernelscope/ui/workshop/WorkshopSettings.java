package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** The numbers of the operation: sizes, stride, padding, dilation, groups, bias. */
final class WorkshopSettings extends VBox {
    private static final int MOST_STRIDE = 16;
    private static final int MOST_PADDING = 32;
    private static final int MOST_FACTOR = 8;

    private final WorkshopModel model;
    private final Localisation texts;
    private final FormFields fields;
    private final List<Whole> wholes = new ArrayList<>();
    private final ComboBox<PaddingRule> rule;
    private final ComboBox<PaddingMode> mode;
    private final CheckBox counts;
    private final CheckBox compare = new CheckBox();
    private final NumberField bias;
    private final WrapRow heard = new WrapRow();
    private final ChannelMixer mixer;
    private final Node biasLine;
    private final Node heardLine;
    private final Node ruleLine;
    private final Node modeLine;

    /** A whole number of the setup. */
    private record Whole(
            Spinner<Integer> spinner,
            Node tile,
            Function<Outcome, Integer> value,
            Function<Kind, Boolean> shown,
            boolean givenOnly) {}

    WorkshopSettings(WorkshopModel model, Localisation texts) {
        this.model = model;
        this.texts = texts;
        this.fields = new FormFields(texts);
        setId("workshop-settings");
        getStyleClass().addAll(LabStyles.FORM);
        rule =
                fields.choice(
                        "workshop-rule",
                        List.of(PaddingRule.values()),
                        WorkshopWords::rule,
                        chosen -> model.change(now -> now.withRule(chosen)));
        mode =
                fields.choice(
                        "workshop-mode",
                        List.of(PaddingMode.values()),
                        WorkshopWords::mode,
                        chosen -> model.change(now -> now.withMode(chosen)));
        counts =
                fields.check(
                        "workshop-counts",
                        texts.text("workshop.counts"),
                        on -> model.change(now -> now.withPaddingCounts(on)));
        compare.setId("workshop-compare");
        compare.setMinWidth(USE_PREF_SIZE);
        compare.textProperty().bind(texts.text("workshop.compare"));
        compare.selectedProperty().bindBidirectional(model.compareProperty());
        bias =
                new NumberField(
                        "workshop-bias", -GridText.LARGEST, GridText.LARGEST, false, this::bias);
        biasLine = FormFields.line(texts.text("workshop.bias"), bias);
        ruleLine = FormFields.line(texts.text("workshop.rule"), rule);
        modeLine = FormFields.line(texts.text("workshop.mode"), mode);
        heard.getStyleClass().add(LabStyles.LAB_TOOLS);
        Label name = new Label();
        name.textProperty().bind(texts.text("workshop.heard"));
        name.getStyleClass().add(Styles.CAPTION);
        heardLine = new VBox(name, heard);
        mixer = new ChannelMixer(model, texts);
        getChildren()
                .addAll(
                        input(),
                        FrameLater.of(window()),
                        FrameLater.of(steps()),
                        ruleLine,
                        FrameLater.of(padding()),
                        modeLine,
                        counts,
                        compare,
                        biasLine,
                        heardLine,
                        FrameLater.of(mixer));
        model.answerProperty().subscribe(answer -> fields.fill(this::refresh));
    }

    private TilePane input() {
        return tiles(
                whole(
                        "channels",
                        "workshop.channels",
                        1,
                        Setup.MOST_CHANNELS,
                        (now, n) -> now.withInputShape(shape(now, n, -1, -1)),
                        of -> of.setup().input().shape().channels()),
                whole(
                        "rows",
                        "workshop.inputRows",
                        1,
                        Setup.LARGEST_INPUT,
                        (now, n) -> now.withInputShape(shape(now, -1, n, -1)),
                        of -> of.setup().input().shape().rows()),
                whole(
                        "columns",
                        "workshop.inputColumns",
                        1,
                        Setup.LARGEST_INPUT,
                        (now, n) -> now.withInputShape(shape(now, -1, -1, n)),
                        of -> of.setup().input().shape().columns()));
    }

    private static Shape shape(Setup now, int channels, int rows, int columns) {
        Shape old = now.input().shape();
        return Shape.of(
                channels < 0 ? old.channels() : channels,
                rows < 0 ? old.rows() : rows,
                columns < 0 ? old.columns() : columns);
    }

    private TilePane window() {
        return tiles(
                whole(
                        "window-rows",
                        "workshop.windowRows",
                        1,
                        Setup.LARGEST_KERNEL,
                        (now, n) -> now.withWindow(n, now.windowColumns()),
                        of -> of.setup().windowRows(),
                        kind -> !kind.isShuffle(),
                        false),
                whole(
                        "window-columns",
                        "workshop.windowColumns",
                        1,
                        Setup.LARGEST_KERNEL,
                        (now, n) -> now.withWindow(now.windowRows(), n),
                        of -> of.setup().windowColumns(),
                        kind -> !kind.isShuffle(),
                        false),
                whole(
                        "maps",
                        "workshop.maps",
                        1,
                        Setup.MOST_MAPS,
                        Setup::withOutputMaps,
                        of -> of.setup().outputMaps(),
                        Kind::hasWeights,
                        false),
                whole(
                        "groups",
                        "workshop.groups",
                        1,
                        Setup.MOST_MAPS,
                        Setup::withGroups,
                        of -> of.setup().groups(),
                        Kind::hasWeights,
                        false),
                whole(
                        "factor",
                        "workshop.factor",
                        1,
                        MOST_FACTOR,
                        Setup::withFactor,
                        of -> of.setup().factor(),
                        Kind::isShuffle,
                        false));
    }

    private TilePane steps() {
        return tiles(
                axis("stride-down", "workshop.strideDown", 1, MOST_STRIDE, true, Step.STRIDE),
                axis("stride-across", "workshop.strideAcross", 1, MOST_STRIDE, false, Step.STRIDE),
                axis("dilation-down", "workshop.dilationDown", 1, MOST_STRIDE, true, Step.DILATION),
                axis(
                        "dilation-across",
                        "workshop.dilationAcross",
                        1,
                        MOST_STRIDE,
                        false,
                        Step.DILATION),
                whole(
                        "extra",
                        "workshop.extra",
                        0,
                        MOST_STRIDE - 1,
                        Setup::withExtra,
                        of -> of.setup().extra(),
                        kind -> kind == Kind.TRANSPOSED,
                        false));
    }

    private TilePane padding() {
        return tiles(
                axis("top", "workshop.top", 0, MOST_PADDING, true, Step.BEFORE),
                axis("bottom", "workshop.bottom", 0, MOST_PADDING, true, Step.AFTER),
                axis("left", "workshop.left", 0, MOST_PADDING, false, Step.BEFORE),
                axis("right", "workshop.right", 0, MOST_PADDING, false, Step.AFTER));
    }

    /** A number of a {@link SlidingAxis}. */
    private enum Step {
        STRIDE,
        BEFORE,
        AFTER,
        DILATION;

        int of(SlidingAxis sliding) {
            return switch (this) {
                case STRIDE -> sliding.stride();
                case BEFORE -> sliding.before();
                case AFTER -> sliding.after();
                case DILATION -> sliding.dilation();
            };
        }

        SlidingAxis in(SlidingAxis old, int number) {
            return new SlidingAxis(
                    this == STRIDE ? number : old.stride(),
                    this == BEFORE ? number : old.before(),
                    this == AFTER ? number : old.after(),
                    this == DILATION ? number : old.dilation(),
                    old.mode());
        }
    }

    private Whole axis(String id, String key, int least, int most, boolean down, Step step) {
        boolean side = step == Step.BEFORE || step == Step.AFTER;
        return whole(
                id,
                key,
                least,
                most,
                (now, n) ->
                        now.withSliding(
                                down ? step.in(now.down(), n) : now.down(),
                                down ? now.across() : step.in(now.across(), n)),
                of -> step.of(down ? of.down() : of.across()),
                kind -> !kind.isShuffle(),
                side);
    }

    private Whole whole(
            String id,
            String key,
            int least,
            int most,
            BiFunction<Setup, Integer, Setup> how,
            Function<Outcome, Integer> value) {
        return whole(id, key, least, most, how, value, kind -> true, false);
    }

    private Whole whole(
            String id,
            String key,
            int least,
            int most,
            BiFunction<Setup, Integer, Setup> how,
            Function<Outcome, Integer> value,
            Function<Kind, Boolean> shown,
            boolean givenOnly) {
        Spinner<Integer> spinner =
                fields.number(
                        "workshop-" + id,
                        least,
                        most,
                        number -> model.change(now -> how.apply(now, number)));
        ObservableValue<String> name = texts.text(key);
        Whole whole = new Whole(spinner, FormFields.tile(name, spinner), value, shown, givenOnly);
        wholes.add(whole);
        return whole;
    }

    private static TilePane tiles(Whole... wholes) {
        TilePane tiles = new TilePane();
        tiles.getStyleClass().add(LabStyles.FORM_TILES);
        for (Whole whole : wholes) {
            tiles.getChildren().add(whole.tile());
        }
        return tiles;
    }

    private void bias(double value) {
        int map = model.answerProperty().get().map();
        model.change(
                now -> {
                    float[] values = now.bias().toArray();
                    values[Math.min(map, values.length - 1)] = (float) value;
                    return now.withBias(Tensor.takeOver(now.bias().shape(), values));
                });
    }

    private void refresh() {
        BoardResult answer = model.answerProperty().get();
        Outcome outcome = answer.outcome();
        Setup setup = outcome.setup();
        Kind kind = setup.kind();
        for (Whole whole : wholes) {
            boolean shown = whole.shown().apply(kind);
            FormFields.show(whole.tile(), shown);
            int value = whole.value().apply(outcome);
            if (whole.spinner().getValue() != value) {
                FormFields.set(whole.spinner(), value);
            }
            whole.spinner()
                    .setDisable(
                            whole.givenOnly()
                                    && setup.rule() != PaddingRule.GIVEN
                                    && kind != Kind.TRANSPOSED);
        }
        rule.setValue(setup.rule());
        mode.setValue(setup.down().mode());
        counts.setSelected(setup.paddingCounts());
        boolean padded = !kind.isShuffle() && kind != Kind.TRANSPOSED;
        FormFields.show(ruleLine, padded);
        FormFields.show(modeLine, padded);
        FormFields.show(counts, kind.isPooling());
        FormFields.show(compare, kind.isConvolution());
        FormFields.show(biasLine, kind.hasWeights());
        if (!bias.isFocused()) {
            bias.show(setup.bias().get(Math.min(answer.map(), setup.bias().size() - 1)));
        }
        mixer.show(setup, answer.map());
        int channels = setup.input().shape().channels();
        FormFields.show(heardLine, channels > 1);
        while (heard.getChildren().size() > channels) {
            heard.getChildren().remove(heard.getChildren().size() - 1);
        }
        while (heard.getChildren().size() < channels) {
            int channel = heard.getChildren().size();
            CheckBox box = new CheckBox(Integer.toString(channel + 1));
            box.setId("workshop-heard-" + (channel + 1));
            box.setOnAction(event -> model.toggleChannel(channel));
            heard.getChildren().add(box);
        }
        for (int channel = 0; channel < channels; channel++) {
            ((CheckBox) heard.getChildren().get(channel)).setSelected(!setup.isRemoved(channel));
        }
    }
}
