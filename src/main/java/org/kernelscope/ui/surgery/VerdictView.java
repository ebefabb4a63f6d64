package org.kernelscope.ui.surgery;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Silencing;
import org.kernelscope.analysis.Surgery;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.SurgeryModel;

/**
 * What the network says as it was learned and as it is now, side by side: its guess, and how many
 * of a thousand test digits it reads; and which map matters most. JavaFX thread.
 */
public final class VerdictView extends VBox {
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");

    private final VerdictModel verdict;
    private final RankingModel ranking;
    private final SurgeryModel surgery;
    private final Localisation localisation;
    private final Label guessBefore = number("verdict-guess-before");
    private final Label guessAfter = number("verdict-guess-after");
    private final Label accuracyBefore = number("verdict-accuracy-before");
    private final Label accuracyAfter = number("verdict-accuracy-after");
    private final Label state = new Label();
    private final Button rank = new Button();
    private final FillBar progress = new FillBar();
    private final ListView<Silencing.Result> list = new ListView<>();

    /** The verdict on what was done, and the ranking of all maps. */
    public VerdictView(
            VerdictModel verdict,
            RankingModel ranking,
            SurgeryModel surgery,
            Selection selection,
            Localisation localisation) {
        this.verdict = verdict;
        this.ranking = ranking;
        this.surgery = surgery;
        this.localisation = localisation;
        setId("verdict");
        getStyleClass().addAll(Styles.SURGERY, Styles.SURGERY_COLUMN);
        state.setId("verdict-state");
        state.getStyleClass().add(Styles.SECTION_TITLE);
        rank.setId("rank");
        rank.setMaxWidth(Double.MAX_VALUE);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text("ranking.help"));
        rank.setTooltip(tooltip);
        rank.setOnAction(event -> ranking.startOrStop());
        progress.setId("rank-progress");
        list.setId("ranking");
        list.setCellFactory(view -> new RankCell(ranking, localisation));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        result -> {
                            if (result != null) {
                                selection.pinnedProperty().set(RankCell.cell(result, ranking));
                            }
                        });
        Label empty = new Label();
        empty.setWrapText(true);
        empty.getStyleClass().add(Styles.CAPTION);
        empty.textProperty().bind(localisation.text("ranking.help"));
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setMinHeight(0);
        getChildren().addAll(state, table(), rank, progress, list);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        verdict.beforeProperty(),
                        verdict.afterProperty(),
                        verdict.accuracyBeforeProperty(),
                        verdict.accuracyAfterProperty(),
                        surgery.surgeryProperty(),
                        ranking.runningProperty(),
                        ranking.tallyProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        ranking.rankingProperty().subscribe(results -> list.getItems().setAll(results));
    }

    private static Label number(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(Styles.NUMBER);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private GridPane table() {
        GridPane table = new GridPane();
        table.getStyleClass().add(Styles.VERDICT);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().setAll(words, numbers, numbers);
        table.addRow(0, new Label(), caption("verdict.guess"), caption("verdict.accuracy"));
        table.addRow(1, caption("verdict.before"), guessBefore, accuracyBefore);
        table.addRow(2, caption("verdict.after"), guessAfter, accuracyAfter);
        return table;
    }

    private Label caption(String key) {
        Label label = new Label();
        label.textProperty().bind(localisation.text(key));
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void refresh() {
        Texts texts = localisation.texts();
        Surgery now = surgery.surgeryProperty().get();
        boolean changed = now != null && now.isChanged();
        state.setText(
                now != null && changed
                        ? texts.get("verdict.changed", now.edits().size())
                        : texts.get("verdict.unchanged"));
        state.pseudoClassStateChanged(OTHER, changed);
        guessBefore.setText(guess(verdict.beforeProperty().get()));
        guessAfter.setText(guess(verdict.afterProperty().get()));
        VerdictModel.Guess before = verdict.beforeProperty().get();
        VerdictModel.Guess after = verdict.afterProperty().get();
        guessAfter.pseudoClassStateChanged(
                OTHER, before != null && after != null && before.digit() != after.digit());
        accuracyBefore.setText(share(verdict.accuracyBeforeProperty().get()));
        accuracyAfter.setText(share(verdict.accuracyAfterProperty().get()));
        RankingWork.Tally tally = ranking.tallyProperty().get();
        rank.setText(
                ranking.runningProperty().get()
                        ? texts.get("ranking.stop", tally.made(), tally.trials())
                        : texts.get("ranking.start"));
        progress.setVisible(ranking.runningProperty().get());
        progress.setManaged(ranking.runningProperty().get());
        progress.setFraction(tally.made() / (double) tally.trials());
    }

    private static String guess(VerdictModel.@Nullable Guess guess) {
        return guess == null ? "–" : guess.digit() + " · " + Numbers.percent(guess.probability());
    }

    private static String share(@Nullable Double accuracy) {
        return accuracy == null ? "…" : Numbers.percent(accuracy);
    }

    /** A map in the ranking: its name, and by how much the network is worse without it. */
    private static final class RankCell extends javafx.scene.control.ListCell<Silencing.Result> {
        private final RankingModel ranking;
        private final Localisation localisation;
        private final Label name = new Label();
        private final FillBar bar = new FillBar();
        private final Label lost = new Label();
        private final HBox row = new HBox(name, bar, lost);

        RankCell(RankingModel ranking, Localisation localisation) {
            this.ranking = ranking;
            this.localisation = localisation;
            HBox.setHgrow(bar, Priority.ALWAYS);
            name.getStyleClass().add(Styles.CAPTION);
            name.setMinWidth(USE_PREF_SIZE);
            lost.getStyleClass().add(Styles.NUMBER);
            lost.setMinWidth(USE_PREF_SIZE);
            row.getStyleClass().add(Styles.LAB_TOOLS);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Silencing.@Nullable Result result, boolean empty) {
            super.updateItem(result, empty);
            var architecture = ranking.architecture();
            boolean shows = !empty && result != null && architecture != null;
            setGraphic(shows ? row : null);
            if (result == null || architecture == null) {
                return;
            }
            RankingWork.Tally tally = ranking.tallyProperty().get();
            double share = (tally.all() - result.correct()) / (double) tally.count();
            name.setText(
                    localisation
                            .texts()
                            .get(
                                    "ranking.map",
                                    architecture.layers().get(result.layer()).name(),
                                    result.map() + 1));
            bar.setFraction(Math.max(0, share));
            lost.setText(Numbers.signed(-100 * share) + " %");
        }

        /** The middle of a map. */
        static org.kernelscope.network.@Nullable Cell cell(
                Silencing.Result result, RankingModel ranking) {
            var architecture = ranking.architecture();
            if (architecture == null) {
                return null;
            }
            var shape = architecture.layers().get(result.layer()).outputShape();
            return new org.kernelscope.network.Cell(
                    result.layer(), result.map(), shape.rows() / 2, shape.columns() / 2);
        }
    }
}
