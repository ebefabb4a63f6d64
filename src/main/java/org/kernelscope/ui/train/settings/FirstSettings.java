package org.kernelscope.ui.train.settings;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Colouring;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.Texts;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kordamp.ikonli.feather.Feather;

/** The first settings of a beginner, each with a sentence of explanation. JavaFX thread. */
final class FirstSettings extends GridPane {
    private static final List<Integer> DIGITS =
            List.of(100, 300, 1_000, 3_000, 10_000, 30_000, RunSettings.ALL_EXAMPLES);
    private static final long MOST_SEED = 1L << 53;
    private static final int SHORT_SEED = 1_000_000;

    private final SettingsForm form;

    /**
     * @param fresh true if the next run begins with weights drawn from the seed
     * @param architecture of the network in use, whose layers can be frozen
     */
    FirstSettings(
            SettingsForm form,
            BooleanProperty fresh,
            ObservableValue<? extends @Nullable Architecture> architecture) {
        this.form = form;
        getStyleClass().add(Styles.FACTS);
        ColumnConstraints field = new ColumnConstraints();
        field.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints help = new ColumnConstraints();
        help.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(), field, help);
        form.explainedRow(
                this, "training.set.start", "training.set.start.help", form.fixed(start(fresh)));
        form.explainedRow(this, "training.set.seed", "training.set.seed.help", seed());
        form.explainedRow(this, "training.set.epochs", steps(), epochs());
        form.explainedRow(
                this,
                "training.set.digits",
                "training.set.digits.help",
                form.fixed(
                        form.choice(
                                "set-digits",
                                DIGITS,
                                RunSettings::exampleCount,
                                EpochPlan::withExampleCount,
                                count ->
                                        Numbers.count(
                                                Math.min(form.examplesProperty().get(), count)))));
        form.explainedRow(
                this,
                "training.set.colouring",
                "training.set.colouring.help",
                form.fixed(
                        form.choice(
                                "set-colouring",
                                List.of(Colouring.values()),
                                RunSettings::colouring,
                                RunSettings::withColouring,
                                it -> SettingNames.of(form.texts().texts(), it))));
        form.explainedRow(
                this,
                "training.set.rate",
                "training.set.rate.help",
                form.number(
                        "set-rate",
                        1e-7,
                        RunSettings.MAX_RATE,
                        RunSettings::rate,
                        RunSettings::withRate));
        form.explainedRow(
                this,
                "training.set.freeze",
                "training.set.freeze.help",
                form.fixed(new FrozenChoice(form, architecture)));
    }

    private TranslatedChoice<Boolean> start(BooleanProperty fresh) {
        TranslatedChoice<Boolean> box =
                new TranslatedChoice<>(
                        "set-start",
                        List.of(true, false),
                        form.texts(),
                        drawn ->
                                Boolean.TRUE.equals(drawn)
                                        ? form.texts().texts().get("training.set.start.fresh")
                                        : form.texts().texts().get("training.set.start.network"));
        box.setValue(fresh.get());
        box.valueProperty().subscribe(fresh::set);
        fresh.subscribe(box::setValue);
        return box;
    }

    private HBox seed() {
        NumberField seed =
                form.whole("set-seed", 0, MOST_SEED, RunSettings::seed, RunSettings::withSeed);
        seed.accessibleTextProperty().bind(form.texts().text("training.set.seed"));
        Button other =
                new IconButton(Feather.SHUFFLE, form.texts().text("training.set.seed.other"));
        other.setId("set-seed-other");
        other.setOnAction(
                event ->
                        form.set(
                                form.settings()
                                        .withSeed(
                                                ThreadLocalRandom.current().nextInt(SHORT_SEED))));
        return row(form.fixed(seed), form.fixed(other));
    }

    private HBox epochs() {
        NumberField field =
                new NumberField(
                        "set-epochs",
                        1,
                        RunSettings.MAX_EPOCHS,
                        true,
                        value -> form.set(form.settings().withEpochs((int) value)));
        field.accessibleTextProperty().bind(form.texts().text("training.set.epochs"));
        CheckBox endless = new CheckBox();
        endless.setId("set-endless");
        endless.textProperty().bind(form.texts().text("training.set.endless"));
        endless.setOnAction(
                event ->
                        form.set(
                                form.settings()
                                        .withEpochs(
                                                endless.isSelected()
                                                        ? RunSettings.UNTIL_STOPPED
                                                        : usualEpochs())));
        form.follow(
                () -> {
                    RunSettings now = form.settings();
                    endless.setSelected(now.isEndless());
                    field.setVisible(!now.isEndless());
                    field.show(now.isEndless() ? usualEpochs() : now.epochs());
                });
        field.managedProperty().bind(field.visibleProperty());
        return row(form.fixed(field), form.fixed(endless));
    }

    private int usualEpochs() {
        return EpochPlan.epochs(form.settings().exampleCount());
    }

    /** Explains the number of epochs: passes over the examples, and steps. */
    private ObservableValue<String> steps() {
        return form.texts()
                .textsProperty()
                .flatMap(
                        words ->
                                form.settingsProperty()
                                        .flatMap(
                                                now ->
                                                        form.examplesProperty()
                                                                .map(
                                                                        all ->
                                                                                steps(
                                                                                        words,
                                                                                        now,
                                                                                        all
                                                                                                .intValue()))));
    }

    private static String steps(Texts words, RunSettings now, int examples) {
        long each = EpochPlan.stepsPerEpoch(now, examples);
        return now.isEndless()
                ? words.get("training.set.epochs.endless", Numbers.count(each))
                : words.get(
                        "training.set.epochs.help",
                        Numbers.count(each),
                        Numbers.count(each * now.epochs()));
    }

    private static HBox row(Node... parts) {
        WrapRow row = new WrapRow(parts);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(TrainStyles.TRAIN_ROW);
        return row;
    }

    /**
     * Number of epochs that suits an amount of training data, and the number of steps. With few
     * examples an epoch is a few steps, so that the network over-fits only after many. Any thread.
     */
    static final class EpochPlan {
        private static final int FEWEST = 5;

        /**
         * An epoch ends with the whole test set, which takes longer than learning from 100
         * examples.
         */
        private static final int MOST = 60;

        private static final int ROUND = 5;
        private static final double SPREAD = 600;

        private EpochPlan() {}

        /** 60 for 100 examples, 20 for 1,000, 5 for all of MNIST: as 600 / √examples, rounded. */
        static int epochs(int examples) {
            long rounded = ROUND * Math.round(SPREAD / Math.sqrt(examples) / ROUND);
            return (int) Math.max(FEWEST, Math.min(MOST, rounded));
        }

        /**
         * The settings with another amount of data. The epochs follow it, unless a person has set
         * another number of them or trains until stopped.
         */
        static RunSettings withExampleCount(RunSettings now, int examples) {
            boolean follows = now.epochs() == epochs(now.exampleCount());
            return (follows ? now.withEpochs(epochs(examples)) : now).withExampleCount(examples);
        }

        /**
         * The number of steps in an epoch.
         *
         * @param examples training examples that there are
         */
        static long stepsPerEpoch(RunSettings settings, int examples) {
            boolean grey = settings.colouring() == Colouring.NONE;
            int all = grey ? examples : Math.min(examples, Colouring.TRAIN);
            int learned = Math.max(1, Math.min(settings.exampleCount(), all - settings.heldOut()));
            return (learned + settings.batch() - 1) / settings.batch();
        }
    }
}
