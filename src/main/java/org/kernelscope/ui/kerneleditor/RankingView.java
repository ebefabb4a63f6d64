package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Ablation;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Selection;

/**
 * Which map matters most: a button that has every map silenced in turn, and the maps in the order
 * of how many digits were lost without them; one that is chosen is pinned on the stage. JavaFX
 * thread.
 */
public final class RankingView extends HBox {
    private final RankingModel ranking;
    private final Localisation localisation;
    private final Button rank = new Button();
    private final FillBar progress = new FillBar();
    private final ListView<Ablation.Result> list = new ListView<>();

    /** The view of {@code ranking}; what is chosen is pinned in {@code selection}. */
    public RankingView(RankingModel ranking, Selection selection, Localisation localisation) {
        this.ranking = ranking;
        this.localisation = localisation;
        setId("ranking-view");
        getStyleClass().addAll(Styles.PANEL, Styles.BENCH_BODY);
        rank.setId("rank");
        rank.setMaxWidth(Double.MAX_VALUE);
        rank.setOnAction(event -> ranking.startOrStop());
        rank.accessibleHelpProperty().bind(localisation.text("ranking.help"));
        progress.setId("rank-progress");
        Label help = new Label();
        help.setWrapText(true);
        help.getStyleClass().add(Styles.CAPTION);
        help.textProperty().bind(localisation.text("ranking.help"));
        VBox words = new VBox(rank, progress, help);
        words.getStyleClass().addAll(Styles.BENCH_SIDE, Styles.SURGERY_COLUMN);
        HBox.setHgrow(list, Priority.ALWAYS);
        getChildren().addAll(words, list(selection));
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        ranking.runningProperty(),
                        ranking.tallyProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        localisation.languageProperty().subscribe(language -> list.refresh());
        ranking.rankingProperty().subscribe(results -> list.getItems().setAll(results));
    }

    private ListView<Ablation.Result> list(Selection selection) {
        list.setId("ranking");
        list.setMinSize(0, 0);
        list.setCellFactory(view -> new RankCell());
        list.accessibleTextProperty().bind(localisation.text("ranking.tab"));
        Label empty = new Label();
        empty.getStyleClass().add(Styles.CAPTION);
        empty.textProperty().bind(localisation.text("ranking.empty"));
        list.setPlaceholder(empty);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        result -> {
                            Architecture architecture = ranking.architecture();
                            if (result != null && architecture != null) {
                                selection.pinnedProperty().set(middle(architecture, result));
                            }
                        });
        return list;
    }

    private static Cell middle(Architecture architecture, Ablation.Result result) {
        Shape shape = architecture.layers().get(result.layer()).outputShape();
        return new Cell(result.layer(), result.map(), shape.rows() / 2, shape.columns() / 2);
    }

    private void refresh() {
        boolean running = ranking.runningProperty().get();
        RankingWork.Tally tally = ranking.tallyProperty().get();
        Texts texts = localisation.texts();
        rank.setText(
                running
                        ? texts.get("ranking.stop", tally.made(), tally.trials())
                        : texts.get("ranking.start"));
        progress.setVisible(running);
        progress.setFraction(tally.made() / (double) tally.trials());
    }

    /** A map in the ranking: its name, and how many digits are lost without it. */
    private final class RankCell extends ListCell<Ablation.Result> {
        private final Label name = new Label();
        private final FillBar bar = new FillBar();
        private final Label lost = new Label();
        private final HBox row = new HBox(name, bar, lost);

        RankCell() {
            HBox.setHgrow(bar, Priority.ALWAYS);
            name.getStyleClass().add(Styles.RANKED_MAP);
            lost.getStyleClass().addAll(Styles.NUMBER, Styles.RANKED_LOSS);
            row.getStyleClass().add(Styles.LAB_TOOLS);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Ablation.@Nullable Result result, boolean empty) {
            super.updateItem(result, empty);
            Architecture architecture = ranking.architecture();
            boolean shows = !empty && result != null && architecture != null;
            setGraphic(shows ? row : null);
            if (result == null || architecture == null || empty) {
                return;
            }
            Texts texts = localisation.texts();
            RankingWork.Tally tally = ranking.tallyProperty().get();
            int less = result.correct() - tally.all();
            name.setText(LayerWords.map(texts, architecture, result.layer(), result.map()));
            int most = tally.all() - ranking.rankingProperty().get().get(0).correct();
            bar.setFraction(most > 0 ? Math.max(0, -less / (double) most) : 0);
            lost.setText(
                    texts.get(
                            "ranking.lost",
                            Numbers.signedCount(less),
                            Numbers.count(result.correct())));
            setAccessibleText(name.getText() + ": " + lost.getText());
        }
    }
}
