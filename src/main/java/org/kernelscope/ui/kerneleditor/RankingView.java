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
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Selection;

/**
 * The ablation ranking: a button that starts the study, and the maps by the loss of accuracy
 * without them. The selected map is pinned on the stage.
 */
public final class RankingView extends WrapRow {
    private final RankingModel ranking;
    private final Localisation localisation;
    private final Button rank = new Button();
    private final FillBar progressBar = new FillBar();
    private final ListView<Ablation.Result> list = new ListView<>();

    /** The view of {@code ranking}; the selected map is pinned in {@code selection}. */
    public RankingView(RankingModel ranking, Selection selection, Localisation localisation) {
        this.ranking = ranking;
        this.localisation = localisation;
        setId("ranking-view");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        rank.setId("rank");
        rank.setMaxWidth(Double.MAX_VALUE);
        rank.setOnAction(event -> ranking.startOrStop());
        rank.accessibleHelpProperty().bind(localisation.text("ablation.help"));
        progressBar.setId("rank-progress");
        Label help = new Label();
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        help.getStyleClass().add(Styles.CAPTION);
        help.textProperty().bind(localisation.text("ablation.help"));
        VBox side = new VBox(rank, progressBar, help);
        side.getStyleClass().addAll(LabStyles.TAB_SIDE, LabStyles.LAB_COLUMN);
        HBox.setHgrow(list, Priority.ALWAYS);
        getChildren().addAll(side, list(selection));
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        ranking.runningProperty(),
                        ranking.progressProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
        localisation.languageProperty().subscribe(language -> list.refresh());
        ranking.rankingProperty().subscribe(results -> list.getItems().setAll(results));
    }

    private ListView<Ablation.Result> list(Selection selection) {
        list.setId("ranking");
        list.getStyleClass().add(LabStyles.TAB_MAIN);
        list.setCellFactory(view -> new RankCell());
        list.accessibleTextProperty().bind(localisation.text("ablation.tab"));
        Label empty = new Label();
        empty.getStyleClass().add(Styles.CAPTION);
        empty.textProperty().bind(localisation.text("ablation.empty"));
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
        RankingModel.Progress progress = ranking.progressProperty().get();
        Texts texts = localisation.texts();
        rank.setText(
                running
                        ? texts.get("ablation.stop", progress.done(), progress.maps())
                        : texts.get("ablation.start"));
        progressBar.setVisible(running);
        progressBar.setFraction(progress.done() / (double) progress.maps());
    }

    /** A map in the ranking: its name, and the loss of accuracy without it. */
    private final class RankCell extends ListCell<Ablation.Result> {
        private final Label name = new Label();
        private final FillBar bar = new FillBar();
        private final Label lost = new Label();
        private final HBox row = new HBox(name, bar, lost);

        RankCell() {
            HBox.setHgrow(bar, Priority.ALWAYS);
            name.getStyleClass().add(LabStyles.RANKED_MAP);
            lost.getStyleClass().addAll(Styles.NUMBER, LabStyles.RANKED_LOSS);
            row.getStyleClass().add(LabStyles.LAB_TOOLS);
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
            int correct = ranking.progressProperty().get().correct();
            int less = result.correct() - correct;
            name.setText(LayerWords.map(texts, architecture, result.layer(), result.map()));
            int most = correct - ranking.rankingProperty().get().get(0).correct();
            bar.setFraction(most > 0 ? Math.max(0, -less / (double) most) : 0);
            lost.setText(
                    texts.get(
                            "ablation.lost",
                            Numbers.signedCount(less),
                            Numbers.count(result.correct())));
            setAccessibleText(name.getText() + ": " + lost.getText());
        }
    }
}
