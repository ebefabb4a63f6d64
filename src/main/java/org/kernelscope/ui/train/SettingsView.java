package org.kernelscope.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunSettings;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * How the next run is to be: what a beginner needs first, all else under "more". Learning rate,
 * momentum and batch also change the run at work. JavaFX thread.
 */
final class SettingsView extends TabView {
    private static final List<Integer> DIGITS =
            List.of(100, 300, 1_000, 3_000, 10_000, 30_000, RunSettings.ALL_DIGITS);
    private static final int MNIST_DIGITS = 60_000;
    private static final int USUAL_EPOCHS = 5;

    private final TrainModel model;
    private final Localisation texts;

    /** Show in their fields what is set. */
    private final List<Runnable> followers = new ArrayList<>();

    /** What cannot be changed while a run is at work. */
    private final List<Node> fixed = new ArrayList<>();

    private final BooleanProperty more = new SimpleBooleanProperty(this, "more");

    SettingsView(TrainModel model, DigitShelf shelf, Display display, Localisation texts) {
        super("train-settings");
        this.model = model;
        this.texts = texts;
        getStyleClass().add(Styles.TRAIN_SETTINGS);
        VBox rest = new VBox();
        rest.setId("train-more");
        rest.getStyleClass().add(Styles.TRAIN_SETTINGS);
        rest.visibleProperty().bind(more);
        rest.managedProperty().bind(more);
        HBox beside = new HBox(more(), new AugmentationView(model, shelf, display, texts));
        beside.getStyleClass().add(Styles.TRAIN_CHARTS);
        rest.getChildren().add(beside);
        VBox all = new VBox(basics(), moreButton(), rest);
        all.getStyleClass().add(Styles.TRAIN_SETTINGS);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, actions());
        model.settingsProperty()
                .subscribe(
                        now -> {
                            followers.forEach(Runnable::run);
                            model.adjust();
                        });
        texts.languageProperty().subscribe(now -> followers.forEach(Runnable::run));
        model.viewProperty()
                .map(view -> view.state() == RunState.RUNNING)
                .subscribe(runs -> fixed.forEach(node -> node.setDisable(runs)));
    }

    private RunSettings settings() {
        return model.settingsProperty().get();
    }

    private void set(RunSettings wanted) {
        if (!wanted.equals(settings())) {
            model.settingsProperty().set(wanted);
        }
    }

    private GridPane basics() {
        GridPane grid = grid();
        ColumnConstraints name = new ColumnConstraints();
        ColumnConstraints field = new ColumnConstraints();
        field.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints help = new ColumnConstraints();
        help.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(name, field, help);
        explained(
                grid,
                texts.text("training.set.start"),
                texts.text("training.set.start.help"),
                fixed(start()));
        explained(
                grid,
                texts.text("training.set.seed"),
                texts.text("training.set.seed.help"),
                seed());
        explained(
                grid,
                texts.text("training.set.epochs"),
                texts.text("training.set.epochs.help"),
                epochs());
        explained(
                grid,
                texts.text("training.set.digits"),
                texts.text("training.set.digits.help"),
                fixed(
                        choice(
                                "set-digits",
                                DIGITS,
                                RunSettings::digits,
                                RunSettings::withDigits,
                                this::digitsName)));
        explained(
                grid,
                texts.text("training.set.rate"),
                texts.text("training.set.rate.help"),
                number(
                        "set-rate",
                        1e-7,
                        RunSettings.MAX_RATE,
                        RunSettings::rate,
                        RunSettings::withRate));
        return grid;
    }

    private String digitsName(int digits) {
        return Numbers.count(Math.min(MNIST_DIGITS, digits));
    }

    private ComboBox<Boolean> start() {
        ComboBox<Boolean> box = new ComboBox<>();
        box.setId("set-start");
        box.getItems().addAll(true, false);
        box.setConverter(
                written(
                        fresh ->
                                fresh
                                        ? texts.texts().get("training.set.start.fresh")
                                        : texts.texts().get("training.set.start.network")));
        box.setValue(model.freshProperty().get());
        box.valueProperty().subscribe(fresh -> model.freshProperty().set(fresh));
        model.freshProperty().subscribe(box::setValue);
        refill(box);
        return box;
    }

    private HBox seed() {
        NumberField seed =
                new NumberField(
                        "set-seed",
                        0,
                        1L << 53,
                        true,
                        value -> set(settings().withSeed((long) value)));
        followers.add(() -> seed.show(settings().seed()));
        seed.accessibleTextProperty().bind(texts.text("training.set.seed"));
        Button other = new IconButton(Feather.SHUFFLE, texts.text("training.set.seed.other"));
        other.setId("set-seed-other");
        other.setOnAction(
                event ->
                        set(
                                settings()
                                        .withSeed(
                                                java.util.concurrent.ThreadLocalRandom.current()
                                                        .nextInt(1_000_000))));
        HBox row = new HBox(fixed(seed), fixed(other));
        row.getStyleClass().add(Styles.TRAIN_ROW);
        return row;
    }

    private HBox epochs() {
        NumberField field =
                new NumberField(
                        "set-epochs",
                        1,
                        RunSettings.MAX_EPOCHS,
                        true,
                        value -> set(settings().withEpochs((int) value)));
        CheckBox endless = new CheckBox();
        endless.setId("set-endless");
        endless.textProperty().bind(texts.text("training.set.endless"));
        endless.setOnAction(
                event ->
                        set(
                                settings()
                                        .withEpochs(
                                                endless.isSelected()
                                                        ? RunSettings.UNTIL_STOPPED
                                                        : USUAL_EPOCHS)));
        followers.add(
                () -> {
                    endless.setSelected(settings().isEndless());
                    field.setVisible(!settings().isEndless());
                    field.show(settings().isEndless() ? USUAL_EPOCHS : settings().epochs());
                });
        field.managedProperty().bind(field.visibleProperty());
        HBox row = new HBox(fixed(field), fixed(endless));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Styles.TRAIN_ROW);
        return row;
    }

    private Button moreButton() {
        Button button = new Button();
        button.setId("train-more-button");
        button.getStyleClass().add(Styles.FLAT);
        button.setOnAction(event -> more.set(!more.get()));
        more.subscribe(
                open ->
                        button.setGraphic(
                                new Icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
        followers.add(() -> button.setText(summary(texts.texts())));
        more.subscribe(open -> button.setText(summary(texts.texts())));
        return button;
    }

    /** What is under "more", in a line, so that one need not open it to know. */
    private String summary(Texts words) {
        RunSettings now = settings();
        return more.get()
                ? words.get("training.set.less")
                : words.get(
                        "training.set.more",
                        now.batch(),
                        optimizerName(now.optimizer()),
                        scheduleName(now.schedule()),
                        now.augmentation().isNone()
                                ? words.get("training.set.more.plain")
                                : words.get("training.set.more.augmented"));
    }

    private GridPane more() {
        GridPane grid = grid();
        row(
                grid,
                texts.text("training.set.batch"),
                texts.text("training.set.batch.help"),
                whole(
                        "set-batch",
                        1,
                        RunSettings.MAX_BATCH,
                        RunSettings::batch,
                        RunSettings::withBatch));
        row(
                grid,
                texts.text("training.set.optimizer"),
                texts.text("training.set.optimizer.help"),
                fixed(
                        choice(
                                "set-optimizer",
                                List.of(Optimizer.values()),
                                RunSettings::optimizer,
                                RunSettings::withOptimizer,
                                this::optimizerName)));
        row(
                grid,
                texts.text("training.set.momentum"),
                texts.text("training.set.momentum.help"),
                number(
                        "set-momentum",
                        0,
                        0.9999,
                        RunSettings::momentum,
                        RunSettings::withMomentum));
        row(
                grid,
                texts.text("training.set.schedule"),
                texts.text("training.set.schedule.help"),
                fixed(
                        choice(
                                "set-schedule",
                                List.of(Schedule.Kind.values()),
                                RunSettings::schedule,
                                RunSettings::withSchedule,
                                this::scheduleName)));
        row(
                grid,
                texts.text("training.set.decay"),
                texts.text("training.set.decay.help"),
                fixed(
                        number(
                                "set-decay",
                                0,
                                1,
                                RunSettings::weightDecay,
                                RunSettings::withWeightDecay)));
        row(
                grid,
                texts.text("training.set.loss"),
                texts.text("training.set.loss.help"),
                fixed(losses()));
        row(
                grid,
                texts.text("training.set.threads"),
                texts.text("training.set.threads.help"),
                fixed(
                        whole(
                                "set-threads",
                                1,
                                TrainingSettings.MAX_THREADS,
                                RunSettings::threads,
                                RunSettings::withThreads)));
        row(
                grid,
                texts.text("training.set.history"),
                texts.text("training.set.history.help"),
                fixed(
                        whole(
                                "set-history",
                                0,
                                RunSettings.MAX_HISTORY_MEGABYTES,
                                RunSettings::historyMegabytes,
                                RunSettings::withHistoryMegabytes)));
        return grid;
    }

    private HBox actions() {
        Button anew = new Button();
        anew.setId("train-anew");
        anew.textProperty().bind(texts.text("training.anew"));
        anew.setGraphic(new Icon(Feather.PLAY));
        explain(anew, texts.text("training.anew.help"));
        anew.setOnAction(event -> model.train());
        Button from = new Button();
        from.setId("train-rewound");
        from.setGraphic(new Icon(Feather.REWIND));
        from.setOnAction(event -> model.trainFromShown());
        explain(from, texts.text("training.rewound.help"));
        Label note = caption(texts.text("training.set.note"));
        note.setWrapText(true);
        note.setMinWidth(0);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(note, from, anew);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add(Styles.TRAIN_TOOLS);
        Runnable show =
                () -> {
                    Place place = model.time().shownProperty().get();
                    boolean possible = model.allows(Verb.TRAIN);
                    anew.setDisable(!possible);
                    from.setVisible(place != null && place.step() > 0);
                    from.setDisable(!possible);
                    from.setText(
                            texts.texts()
                                    .get(
                                            "training.rewound",
                                            place == null ? "" : Numbers.count(place.step())));
                };
        model.viewProperty().subscribe(view -> show.run());
        model.time().shownProperty().subscribe(place -> show.run());
        followers.add(show);
        return row;
    }

    private String optimizerName(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "SGD";
            case MOMENTUM -> texts.texts().get("training.optimizer.momentum");
            case NESTEROV -> "Nesterov";
            case ADAM -> "Adam";
            case RMSPROP -> "RMSProp";
            case ADAGRAD -> "AdaGrad";
            case LEVENBERG_MARQUARDT -> texts.texts().get("training.optimizer.diagonal");
        };
    }

    private String scheduleName(Schedule.Kind schedule) {
        return switch (schedule) {
            case CONSTANT -> texts.texts().get("training.schedule.constant");
            case COSINE -> texts.texts().get("training.schedule.cosine");
            case STEPS -> texts.texts().get("training.schedule.steps");
            case WARMUP_COSINE -> texts.texts().get("training.schedule.warmup");
        };
    }

    /** The losses that the network in use can learn by; others are not offered. */
    private ComboBox<Loss> losses() {
        ComboBox<Loss> box =
                choice(
                        "set-loss",
                        List.of(Loss.values()),
                        RunSettings::loss,
                        RunSettings::withLoss,
                        loss -> LayerWords.loss(texts.texts(), loss));
        model.architectureProperty()
                .subscribe(
                        architecture -> {
                            if (architecture != null) {
                                Loss chosen = settings().loss();
                                box.getItems()
                                        .setAll(
                                                Arrays.stream(Loss.values())
                                                        .filter(loss -> loss.suits(architecture))
                                                        .toList());
                                box.setValue(chosen);
                            }
                        });
        return box;
    }

    // --- fields ---

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(Styles.FACTS);
        return grid;
    }

    private void row(
            GridPane grid, ObservableValue<String> name, ObservableValue<String> help, Node field) {
        Label label = caption(name);
        label.setLabelFor(field);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(help);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        Tooltip.install(label, tooltip);
        if (field instanceof Control control) {
            control.setTooltip(tooltip);
            control.accessibleHelpProperty().bind(help);
            control.accessibleTextProperty().bind(name);
        }
        grid.addRow(grid.getRowCount(), label, field);
    }

    /** A row that says what it is for, too. */
    private void explained(
            GridPane grid, ObservableValue<String> name, ObservableValue<String> help, Node field) {
        row(grid, name, help, field);
        Label words = new Label();
        words.textProperty().bind(help);
        words.getStyleClass().add(Styles.TRAIN_HELP);
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        grid.add(words, 2, grid.getRowCount() - 1);
    }

    private static Label caption(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static void explain(Button button, ObservableValue<String> help) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(help);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(help);
        button.setMinWidth(USE_PREF_SIZE);
    }

    private <N extends Node> N fixed(N node) {
        fixed.add(node);
        return node;
    }

    private NumberField number(
            String id,
            double least,
            double most,
            ToDoubleFunction<RunSettings> get,
            BiFunction<RunSettings, Double, RunSettings> with) {
        NumberField field =
                new NumberField(
                        id, least, most, false, value -> set(with.apply(settings(), value)));
        followers.add(() -> field.show(get.applyAsDouble(settings())));
        return field;
    }

    private NumberField whole(
            String id,
            double least,
            double most,
            ToDoubleFunction<RunSettings> get,
            BiFunction<RunSettings, Integer, RunSettings> with) {
        NumberField field =
                new NumberField(
                        id, least, most, true, value -> set(with.apply(settings(), (int) value)));
        followers.add(() -> field.show(get.applyAsDouble(settings())));
        return field;
    }

    private <T> ComboBox<T> choice(
            String id,
            List<T> values,
            Function<RunSettings, T> get,
            BiFunction<RunSettings, T, RunSettings> with,
            Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().addAll(values);
        box.setConverter(written(name));
        box.setOnAction(
                event -> {
                    if (box.getValue() != null) {
                        set(with.apply(settings(), box.getValue()));
                    }
                });
        followers.add(() -> box.setValue(get.apply(settings())));
        refill(box);
        return box;
    }

    /** The names of the choices are written anew in another language. */
    private <T> void refill(ComboBox<T> box) {
        texts.languageProperty()
                .subscribe(
                        language -> {
                            StringConverter<T> converter = box.getConverter();
                            box.setConverter(null);
                            box.setConverter(converter);
                        });
    }

    private static <T> StringConverter<T> written(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }
}
