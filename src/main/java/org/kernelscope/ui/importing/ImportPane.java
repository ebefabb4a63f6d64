package org.kernelscope.ui.importing;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.importing.ImportModel.Offer;
import org.kernelscope.ui.importing.ImportModel.Standing;
import org.kernelscope.ui.state.Localisation;

/**
 * Asks which of the possible architectures of a network is to be opened. It lies over the window,
 * whose other parts get neither clicks nor keys meanwhile. JavaFX thread.
 */
public final class ImportPane extends StackPane {
    /** Columns from here on have several words, which may stand below each other. */
    private static final int WORDS = 5;

    private final ImportModel model;
    private final Localisation localisation;
    private final Runnable closed;
    private final GridPane table = new GridPane();
    private final ToggleGroup group = new ToggleGroup();
    private final List<Label> titles = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final OncePerFrame moreRows = new OncePerFrame(this::showStanding);
    private final Label title = paragraph();
    private final Label recognised = paragraph();
    private final Label layers = paragraph();
    private final Label leftOut = paragraph();
    private final Label zeroBiases = paragraph();
    private final FillBar bar = new FillBar();
    private final Label progress = new Label();
    private final Label explanation = paragraph();
    private final Button cancel = new Button();
    private final Button open = new Button();
    private boolean isNormalised;

    /** The candidate of one row. */
    private record Row(RadioButton button, List<Label> cells) {
        void show(List<String> columns, boolean chosen) {
            button.setText(columns.get(0));
            button.setAccessibleText(String.join(", ", columns));
            button.setSelected(chosen);
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).setText(columns.get(i + 1));
            }
        }

        void setVisible(boolean visible) {
            button.setVisible(visible);
            cells.forEach(it -> it.setVisible(visible));
        }
    }

    /**
     * The pane of {@code model}.
     *
     * @param closed run when it goes
     */
    public ImportPane(ImportModel model, Localisation localisation, Runnable closed) {
        this.model = model;
        this.localisation = localisation;
        this.closed = closed;
        setId("import");
        getStyleClass().add(Styles.IMPORT);
        cancel.setId("import-cancel");
        cancel.setOnAction(event -> model.cancel());
        open.setId("import-open");
        open.getStyleClass().add(Styles.ACCENT);
        open.setOnAction(event -> model.accept());
        bar.setId("import-progress");
        progress.getStyleClass().add(Styles.CAPTION);
        progress.setMinHeight(USE_PREF_SIZE);
        explanation.getStyleClass().add(Styles.CAPTION);
        layers.setId("import-layers");
        table.getStyleClass().add(Styles.IMPORT_TABLE);
        for (int i = 0; i < ImportWords.titles(localisation.texts()).size(); i++) {
            Label heading = new Label();
            heading.getStyleClass().add(Styles.CAPTION);
            heading.setMinWidth(USE_PREF_SIZE);
            titles.add(heading);
            table.add(heading, i, 0);
        }
        for (Button each : List.of(cancel, open)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        model.offerProperty().subscribe(this::show);
        model.standingProperty().subscribe(now -> showStanding());
        localisation.languageProperty().subscribe(now -> show(model.offerProperty().get()));
    }

    private void compose() {
        title.getStyleClass().add(Styles.CARD_TITLE);
        recognised.setId("import-recognised");
        leftOut.setId("import-left-out");
        zeroBiases.setId("import-zero-biases");
        VBox words = new VBox(title, recognised, table, layers, leftOut, zeroBiases, explanation);
        words.getStyleClass().add(Styles.IMPORT_WORDS);
        StackPane spring = new StackPane();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox buttons = new HBox(bar, progress, spring, cancel, open);
        buttons.getStyleClass().add(Styles.IMPORT_BUTTONS);
        buttons.setMinHeight(USE_PREF_SIZE);
        OverflowPane scrolling = new OverflowPane(words);
        VBox.setVgrow(scrolling, Priority.ALWAYS);
        VBox card = new VBox(scrolling, buttons);
        card.setId("import-card");
        card.getStyleClass().add(Styles.IMPORT_CARD);
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(card);
    }

    private void show(@Nullable Offer offer) {
        boolean wasVisible = isVisible();
        setVisible(offer != null);
        if (offer == null) {
            if (wasVisible) {
                closed.run();
            }
            return;
        }
        if (getChildren().isEmpty()) {
            compose();
        }
        Texts texts = localisation.texts();
        isNormalised = offer.layers().isNormalised();
        title.setText(texts.get("import.title", offer.file()));
        recognised.setText(
                texts.get("import.recognised", ImportWords.layers(texts, offer.layers())));
        List<String> named = ImportWords.titles(texts);
        for (int i = 0; i < titles.size(); i++) {
            titles.get(i).setText(named.get(i));
        }
        name(leftOut, "import.leftOut", offer.leftOut());
        name(zeroBiases, "import.zeroBias", offer.zeroBiases());
        cancel.setText(texts.get("import.cancel"));
        open.setText(texts.get("import.open"));
        showStanding();
        // What lies in a scroll pane only gets the focus once the pane has its skin.
        applyCss();
        focusChosen();
    }

    private void name(Label label, String key, List<String> names) {
        label.setVisible(!names.isEmpty());
        label.setText(names.isEmpty() ? "" : localisation.texts().get(key, join(names)));
    }

    /** A file can have thousands of tensors. */
    private static String join(List<String> names) {
        int most = 12;
        String some = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? some + ", … (" + names.size() + ")" : some;
    }

    private static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void addRow() {
        int index = rows.size();
        RadioButton button = new RadioButton();
        button.setId("import-candidate-" + (index + 1));
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.NUMBER);
        button.setOnAction(event -> model.choose(index));
        table.add(button, 0, index + 1);
        List<Label> cells = new ArrayList<>();
        for (int i = 1; i < titles.size(); i++) {
            Label cell = i < WORDS ? new Label() : paragraph();
            cell.setMinWidth(i < WORDS ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
            cell.setAlignment(Pos.CENTER_LEFT);
            cell.setMaxWidth(Double.MAX_VALUE);
            cell.setOnMouseClicked(event -> model.choose(index));
            table.add(cell, i, index + 1);
            cells.add(cell);
        }
        rows.add(new Row(button, cells));
    }

    private void showStanding() {
        Standing now = model.standingProperty().get();
        if (now == null || getChildren().isEmpty()) {
            return;
        }
        int wanted = now.candidates().size();
        if (rows.size() < wanted) {
            addRow();
        }
        if (rows.size() < wanted) {
            // All rows at once would hold up a frame.
            moreRows.request();
        }
        Texts texts = localisation.texts();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setVisible(i < wanted);
            if (i < wanted) {
                Candidate each = now.candidates().get(i);
                rows.get(i).show(ImportWords.columns(texts, each, isNormalised), i == now.chosen());
            }
        }
        layers.setText(String.join(" · ", now.candidate().layers()));
        explanation.setText(
                texts.get(now.isUnmeasurable() ? "import.otherClasses" : "import.measured"));
        bar.setFraction(now.share());
        bar.setVisible(!now.done());
        progress.setText(now.done() ? "" : texts.get("import.progress", now.left()));
    }

    private void focusChosen() {
        Standing now = model.standingProperty().get();
        if (now != null && now.chosen() < rows.size()) {
            rows.get(now.chosen()).button().requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean onCancel = event.getTarget() == cancel;
        if (code == KeyCode.ESCAPE || code == KeyCode.ENTER && onCancel) {
            model.cancel();
        } else if (code == KeyCode.ENTER) {
            model.accept();
        } else if (code == KeyCode.UP || code == KeyCode.DOWN) {
            Standing now = model.standingProperty().get();
            if (now != null) {
                model.choose(now.chosen() + (code == KeyCode.UP ? -1 : 1));
                focusChosen();
            }
        } else if (code == KeyCode.TAB) {
            turn(event.getTarget(), event.isShiftDown() ? 2 : 1);
        } else {
            return;
        }
        event.consume();
    }

    /** The focus goes around between the table and the buttons. */
    private void turn(Object from, int by) {
        int at = from == cancel ? 1 : from == open ? 2 : 0;
        switch ((at + by) % 3) {
            case 1 -> cancel.requestFocus();
            case 2 -> open.requestFocus();
            default -> focusChosen();
        }
    }
}
