package org.kernelscope.ui.lenetcompare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CompactStage;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkNames;

/**
 * Then and now: both LeNet-5 on the same drawing, one below the other; their differences, and the
 * accuracy of the variants between them.
 */
public final class LenetComparisonView extends WrapRow {
    private final LenetComparisonModel model;
    private final Localisation localisation;
    private final @Nullable VariantResults measured;
    private final CompactStage then;
    private final CompactStage now;
    private final Label thenTitle = new Label();
    private final Label nowTitle = new Label();
    private final Label thenAnswer = new Label();
    private final Label nowAnswer = new Label();
    private final VBox words = new VBox();

    /**
     * The view of {@code model}.
     *
     * @param measured accuracies of the variants; null if they are not known
     */
    public LenetComparisonView(
            LenetComparisonModel model,
            @Nullable VariantResults measured,
            Display display,
            Localisation localisation) {
        this.model = model;
        this.measured = measured;
        this.localisation = localisation;
        this.then = new CompactStage("then-stage", display, localisation);
        this.now = new CompactStage("now-stage", display, localisation);
        setId("then-and-now");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        thenAnswer.setId("then-answer");
        nowAnswer.setId("now-answer");
        VBox stages = new VBox();
        stages.getStyleClass().add(LabStyles.THEN_AND_NOW);
        stages.getChildren().addAll(heading(thenTitle, thenAnswer), then);
        stages.getChildren().addAll(heading(nowTitle, nowAnswer), now);
        VBox.setVgrow(then, Priority.ALWAYS);
        VBox.setVgrow(now, Priority.ALWAYS);
        stages.getStyleClass().add(LabStyles.TAB_MAIN);
        HBox.setHgrow(stages, Priority.ALWAYS);
        words.getStyleClass().add(LabStyles.DESIGN_FORM);
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(LabStyles.DIFFERENCES);
        scroll.accessibleTextProperty().bind(localisation.text("lenetComparison.differences"));
        getChildren().addAll(stages, scroll);
        NodeVisibility.of(this).subscribe(model.watchedProperty()::set);
        model.pairProperty().subscribe(pair -> answer());
        localisation
                .languageProperty()
                .subscribe(
                        language -> {
                            write();
                            answer();
                        });
    }

    private static WrapRow heading(Label title, Label answer) {
        title.getStyleClass().add(Styles.SECTION_TITLE);
        answer.getStyleClass().add(LabStyles.THEN_AND_NOW_ANSWER);
        title.setMinWidth(USE_PREF_SIZE);
        answer.setMinWidth(USE_PREF_SIZE);
        WrapRow heading = new WrapRow(title, answer);
        heading.getStyleClass().add(LabStyles.DESIGN_TOOLS);
        return heading;
    }

    private void answer() {
        LenetComparisonModel.Pair pair = model.pairProperty().get();
        Texts texts = localisation.texts();
        if (pair == null) {
            thenTitle.setText(NetworkNames.of(texts, Presets.LENET5_1998));
            nowTitle.setText(NetworkNames.of(texts, Presets.LENET5_MODERN));
            return;
        }
        then.show(pair.then());
        now.show(pair.now());
        thenTitle.setText(title(texts, pair.then().model()));
        nowTitle.setText(title(texts, pair.now().model()));
        thenAnswer.setText(answer(texts, pair.then()));
        nowAnswer.setText(answer(texts, pair.now()));
    }

    private static String title(Texts texts, Model model) {
        String name = NetworkNames.of(texts, model.architecture());
        Optional<Double> accuracy = accuracy(model);
        return accuracy.isPresent()
                ? texts.get("lenetComparison.title", name, percent(accuracy.get()))
                : texts.get("network.untrained", name);
    }

    private static Optional<Double> accuracy(Model model) {
        String text = model.metadata().get("accuracy.test");
        return text != null && text.matches("[01](\\.\\d{1,10})?")
                ? Optional.of(Double.parseDouble(text))
                : Optional.empty();
    }

    private static String answer(Texts texts, InferenceResult inference) {
        if (inference.prepared().empty()) {
            return "";
        }
        Tensor probabilities = inference.activations().probabilities();
        Architecture architecture = inference.model().architecture();
        int last = architecture.layers().size() - 1;
        int winner = probabilities.argMax();
        boolean penalties = architecture.output().givesPenalties();
        return penalties
                ? texts.get(
                        "lenetComparison.distance",
                        winner,
                        Numbers.value(inference.activations().output(last).get(winner)))
                : texts.get(
                        "lenetComparison.probability",
                        winner,
                        Numbers.probability(probabilities.get(winner)));
    }

    private void write() {
        Texts texts = localisation.texts();
        List<Node> parts = new ArrayList<>();
        parts.add(title(texts.get("lenetComparison.differences")));
        GridPane differences = grid("thennow-differences", 22, 44, 34);
        header(
                differences,
                false,
                "",
                texts.get("lenetComparison.then"),
                texts.get("lenetComparison.now"));
        for (ArchitectureDifferences.Line line :
                ArchitectureDifferences.of(texts, Presets.LENET5_1998, Presets.LENET5_MODERN)) {
            differences.addRow(
                    differences.getRowCount(),
                    caption(line.about()),
                    plain(line.then()),
                    plain(line.now()));
        }
        parts.add(differences);
        parts.add(title(texts.get("lenetComparison.steps")));
        parts.add(table(texts));
        parts.add(wrapped(texts.get("lenetComparison.steps.help")));
        VariantResults known = measured;
        parts.add(
                wrapped(
                        known == null
                                ? texts.get("lenetComparison.unmeasured")
                                : texts.get("lenetComparison.command", known.command())));
        words.getChildren().setAll(parts);
    }

    private GridPane table(Texts texts) {
        GridPane table = grid("thennow-steps", 40, 21, 21, 18);
        header(
                table,
                true,
                "",
                texts.get("lenetComparison.parameters"),
                texts.get("lenetComparison.added"),
                texts.get("lenetComparison.alone"));
        for (ArchitectureDifferences.Variant variant : ArchitectureDifferences.variants(texts)) {
            Architecture alone = variant.alone();
            table.addRow(
                    table.getRowCount(),
                    plain(variant.name()),
                    number(Numbers.count(variant.added().parameterCount())),
                    number(accuracy(variant.added())),
                    number(alone == null ? "" : accuracy(alone)));
        }
        return table;
    }

    private String accuracy(Architecture architecture) {
        VariantResults known = measured;
        return known == null
                ? "–"
                : known.row(architecture.id()).map(row -> percent(row.accuracy())).orElse("–");
    }

    /** A share in per cent with two decimals: one image in 10,000. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static GridPane grid(String id, double... percents) {
        GridPane grid = new GridPane();
        grid.setId(id);
        for (double percent : percents) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        grid.getStyleClass().add(Styles.FACTS);
        return grid;
    }

    private static void header(GridPane grid, boolean right, String... names) {
        for (int i = 0; i < names.length; i++) {
            Label name = caption(names[i]);
            GridPane.setHalignment(name, right && i > 0 ? HPos.RIGHT : HPos.LEFT);
            grid.add(name, i, 0);
        }
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.SECTION_TITLE);
        return label;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(LabStyles.SMALL);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.CAPTION);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.NUMBER);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
