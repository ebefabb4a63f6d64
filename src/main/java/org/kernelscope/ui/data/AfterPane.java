package org.kernelscope.ui.data;

import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;

/** Four accuracies: of the set and of MNIST, before and after; and the way to the mistakes. */
final class AfterPane extends DataStagePane {
    private final GridPane table = new GridPane();
    private final Label[] shares = new Label[4];
    private final Label about = words();
    final Button compare;
    final Button mistakes;

    AfterPane(Forgetting forgetting, ExampleGridModel exampleGrid, Localisation texts) {
        super(DataStage.AFTER, texts.text("own.walk.after.help"), texts);
        compare = button("data-compare", "own.compare", forgetting::compare);
        mistakes = button("data-mistakes", "own.mistakes", exampleGrid::showMistakes);
        table.getStyleClass().add(DataStyles.DATA_SHARES);
        table.addRow(0, new Label(), head("own.after.before"), head("own.after.now"));
        for (int row = 0; row < 2; row++) {
            table.addRow(
                    row + 1,
                    sentence(texts.text(row == 0 ? "own.after.set" : "own.after.mnist")),
                    share(2 * row),
                    share(2 * row + 1));
        }
        about.setId("data-after-about");
        add(compare, table, about, mistakes);
        forgetting.resultProperty().subscribe(this::show);
        texts.languageProperty().subscribe(now -> show(forgetting.resultProperty().get()));
    }

    private Label head(String key) {
        ObservableValue<String> name = texts.text(key);
        Label label = sentence(name);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private Label share(int place) {
        Label label = new Label();
        label.setId("data-after-" + place);
        label.getStyleClass().add(Styles.NUMBER);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        shares[place] = label;
        return label;
    }

    private static String aboutKey(Forgetting.Result result) {
        if (result.before() == result.after()) {
            return "own.after.same";
        }
        return Double.isNaN(result.shares()[2]) ? "own.after.other" : "own.after.about";
    }

    private void show(Forgetting.@Nullable Result result) {
        FormFields.show(table, result != null);
        FormFields.show(about, result != null);
        if (result != null) {
            double[] found = result.shares();
            for (int i = 0; i < shares.length; i++) {
                shares[i].setText(Double.isNaN(found[i]) ? "–" : Numbers.percent(found[i]));
            }
            about.setText(texts.texts().get(aboutKey(result), Numbers.count(Forgetting.DIGITS)));
        }
    }
}
