package org.kernelscope.ui.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.FoldingRow;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The mode Data below the stage: files and use at the top, then the classes, the grid and the
 * collecting. Files and folders can be dropped on it. JavaFX thread.
 */
public final class DataPanel extends VBox {
    /** The least width of what is said about the set, in em. */
    private static final double STATE = 5.5;

    private static final PseudoClass WELCOME = PseudoClass.getPseudoClass("drop");

    private final DataModel data;
    private final DataFiles files;
    private final PredictionsModel predictions;
    private final Localisation texts;
    private final Label state = new Label();
    private final FillBar bar = new FillBar();
    private final Button cancel;
    private final ExampleGridView view;

    /** True if there is a set that nothing is being done with. */
    private final BooleanBinding idle;

    /**
     * @param toPad puts the focus on the pad
     */
    public DataPanel(
            DataModel data,
            ExampleGridModel exampleGrid,
            PredictionsModel predictions,
            CollectModel collect,
            DataFiles files,
            DataDialogs dialogs,
            Forgetting forgetting,
            StepsModel steps,
            DataStageModel walk,
            DataUse use,
            Runnable toPad,
            Display display,
            Localisation texts) {
        this.data = data;
        this.files = files;
        this.predictions = predictions;
        this.texts = texts;
        setId("data-panel");
        getStyleClass().add(DataStyles.DATA);
        setMinHeight(0);
        idle =
                Bindings.createBooleanBinding(
                        () -> !data.set().isEmpty() && files.progressProperty().get() == null,
                        data.editedProperty(),
                        files.progressProperty());
        cancel = new IconButton(Feather.X, texts.text("own.cancel"));
        cancel.setId("data-cancel");
        cancel.setOnAction(event -> files.cancel());
        bar.setId("data-progress");
        view = new ExampleGridView(exampleGrid, predictions, display, texts);
        Map<DataStage, Region> panes = new EnumMap<>(DataStage.class);
        AccuracyPane accuracy = new AccuracyPane(data, predictions, texts);
        AfterPane after = new AfterPane(forgetting, exampleGrid, texts);
        DataStagePane tune =
                new DataStagePane(DataStage.TUNE, texts.text("own.walk.tune.help"), texts);
        Button fineTune = tune.button("data-fine-tune", "own.fineTune", use::fineTune);
        fineTune.getStyleClass().add(Styles.ACCENT);
        tune.add(fineTune);
        panes.put(DataStage.COLLECT, new CollectPane(data, collect, toPad, texts));
        panes.put(DataStage.ACCURACY, accuracy);
        ObservableValue<String> help =
                data.editedProperty()
                        .flatMap(
                                now ->
                                        texts.text(
                                                now.dataset().isColour()
                                                        ? "own.walk.preparation.colour"
                                                        : "own.walk.preparation.help"));
        StepsPane preparation = new StepsPane(steps, help, display, texts);
        panes.put(DataStage.PREPARATION, preparation);
        panes.put(DataStage.TUNE, tune);
        panes.put(DataStage.AFTER, after);
        for (DataStage stage : DataStage.values()) {
            if (panes.get(stage) instanceof DataStagePane pane) {
                pane.explainWhile(data.editedProperty().map(now -> data.set().isEmpty()));
            }
        }
        StackPane stages = new StackPane();
        stages.setAlignment(Pos.TOP_LEFT);
        walk.stageProperty().subscribe(now -> stages.getChildren().setAll(panes.get(now)));
        OverflowPane side = OverflowPane.column(stages);
        DataBody body = new DataBody(new ClassList(data, exampleGrid, display, texts), view, side);
        VBox.setVgrow(body, Priority.ALWAYS);
        ExampleGridTools gridTools =
                new ExampleGridTools(
                        data, exampleGrid, predictions, body.listedProperty().not(), texts);
        VBox all =
                new VBox(
                        FrameLater.of(top(use, dialogs)),
                        new DataStageStrip(walk, gridTools.words(), texts),
                        FrameLater.of(gridTools.node()),
                        body);
        all.getStyleClass().add(DataStyles.DATA_ALL);
        for (Button each :
                List.of(accuracy.evaluate, preparation.measure, fineTune, after.mistakes)) {
            each.disableProperty().bind(idle.not());
        }
        after.compare.disableProperty().bind(idle.not().or(forgetting.busyProperty()));
        OverflowPane scroll = new OverflowPane(all);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        Runnable show = this::show;
        data.editedProperty().subscribe(show);
        data.summaryProperty().subscribe(show);
        data.fileProperty().subscribe(show);
        data.changedProperty().subscribe(show);
        files.progressProperty().subscribe(show);
        predictions.progressProperty().subscribe(show);
        texts.languageProperty().subscribe(show);
        show.run();
        installDrop();
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private FoldingRow top(DataUse use, DataDialogs dialogs) {
        dialogs.ownedBy(this);
        Button open = button("data-open", "own.open", () -> ask(dialogs::openFiles));
        Button folder =
                button("data-open-folder", "own.openFolder", () -> ask(dialogs::openFolder));
        Button sheet = button("data-sheet", "own.sheet", dialogs::writeSheet);
        Button save = new IconButton(Feather.SAVE, texts.text("own.save"));
        save.setId("data-save");
        save.setOnAction(event -> dialogs.save(() -> {}));
        Button png = button("data-export-png", "own.export.png", dialogs::exportPng);
        Button idx = button("data-export-idx", "own.export.idx", dialogs::exportIdx);
        Button undo = new IconButton(Feather.ROTATE_CCW, texts.text("own.undo"));
        undo.setId("data-undo");
        undo.setOnAction(event -> data.undo());
        Button redo = new IconButton(Feather.ROTATE_CW, texts.text("own.redo"));
        redo.setId("data-redo");
        redo.setOnAction(event -> data.redo());
        Button train = button("data-train", "own.train", use::train);
        train.getStyleClass().add(Styles.ACCENT);
        Button forget = button("data-forget", "own.forget", use::forget);
        forget.visibleProperty().bind(use.inUseProperty());
        forget.managedProperty().bind(forget.visibleProperty());
        var busy = files.progressProperty().isNotNull();
        for (Button each : List.of(png, idx, train)) {
            each.disableProperty().bind(idle.not());
        }
        save.disableProperty().bind(busy);
        open.disableProperty().bind(busy);
        folder.disableProperty().bind(busy);
        undo.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> data.editedProperty().get().last().isEmpty(),
                                data.editedProperty()));
        redo.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !data.editedProperty().get().canRedo(),
                                data.editedProperty()));
        state.setId("data-state");
        state.getStyleClass().add(Styles.CAPTION);
        state.setWrapText(true);
        TextSize.follow(state, em -> state.setMinWidth(STATE * em));
        HBox words = new HBox(state, bar, cancel, new ReportButton(files, texts));
        words.getStyleClass().add(DataStyles.DATA_TOOLS);
        words.setAlignment(Pos.CENTER_LEFT);
        FoldingRow row =
                new FoldingRow(
                        List.of(open, folder, save, undo, redo, train, forget, sheet, png, idx),
                        words,
                        "data-more",
                        texts.text("topBar.more"));
        row.setId("data-tools");
        return row;
    }

    /**
     * Asks what to read. While it is read, the button that had the focus is disabled, and the focus
     * would go to the next one: a second Enter would take back the last change.
     */
    private void ask(Runnable dialog) {
        Node before = getScene().getFocusOwner();
        view.requestFocus();
        dialog.run();
        if (files.isSettled() && before != null) {
            before.requestFocus();
        }
    }

    private Button button(String id, String key, Runnable work) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> work.run());
        return button;
    }

    private void show() {
        Texts words = texts.texts();
        DataFiles.Progress reading = files.progressProperty().get();
        double answered = predictions.progressProperty().get();
        boolean busy = reading != null || answered >= 0;
        bar.setVisible(busy);
        bar.setManaged(busy);
        cancel.setVisible(reading != null);
        cancel.setManaged(reading != null);
        if (reading != null && reading.all() == 0) {
            bar.setFraction(0);
            state.setText(words.get("dataset.looking", Numbers.count(reading.done())));
        } else if (reading != null) {
            bar.setFraction((double) reading.done() / reading.all());
            state.setText(
                    words.get(
                            "dataset.progress",
                            Numbers.count(reading.done()),
                            Numbers.count(reading.all())));
        } else if (answered >= 0) {
            bar.setFraction(answered);
            state.setText(words.get("own.answering"));
        } else {
            state.setText(summary(words));
        }
        view.tell(data.set().isEmpty() ? words.get("own.grid.invitation") : words.get("own.none"));
    }

    private String summary(Texts words) {
        DatasetSummary summary = data.summaryProperty().get();
        String name =
                data.fileProperty().get() == null
                        ? words.get("own.unnamed")
                        : String.valueOf(data.fileProperty().get().getFileName());
        String text = data.changedProperty().get() ? words.get("own.state.changed", name) : name;
        if (summary != null && !summary.duplicates().isEmpty()) {
            text += " · " + words.get("own.repeated", Numbers.count(summary.repeated().size()));
        }
        if (summary != null && !summary.blanks().isEmpty()) {
            text += " · " + words.get("own.blank", Numbers.count(summary.blanks().size()));
        }
        return text;
    }

    private void installDrop() {
        setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                    event.consume();
                });
        setOnDragEntered(
                event -> pseudoClassStateChanged(WELCOME, event.getDragboard().hasFiles()));
        setOnDragExited(event -> pseudoClassStateChanged(WELCOME, false));
        setOnDragDropped(
                event -> {
                    boolean welcome = event.getDragboard().hasFiles();
                    if (welcome) {
                        files.read(event.getDragboard().getFiles());
                    }
                    event.setDropCompleted(welcome);
                    event.consume();
                });
    }

    /** Undo and redo are those of the set while the focus is here. */
    private void onKey(KeyEvent event) {
        if (Shortcut.UNDO.match(event)) {
            data.undo();
            event.consume();
        } else if (Shortcut.REDO.match(event) || Shortcut.REDO_ON_WINDOWS.match(event)) {
            data.redo();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && files.progressProperty().get() != null) {
            files.cancel();
            event.consume();
        }
    }
}
