package org.kernelscope.ui.train;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunProgress;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.RunView.LearnedExample;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.ExperimentModel.Progress;
import org.kernelscope.ui.train.model.TrainAction;
import org.kernelscope.ui.train.model.TrainModel;
import org.kordamp.ikonli.feather.Feather;

/** The verbs of a training and how far it has come: always there in Train mode. JavaFX thread. */
final class RunControls extends VBox {
    private final TrainModel model;
    private final ExperimentModel experiments;
    private final Localisation texts;
    private final Button train = new Button();
    private final Button stop;
    private final Button reset;
    private final Button example = new Button();
    private final Button batch = new Button();
    private final Button epoch = new Button();
    private final Label state = label("train-state", Styles.SECTION_TITLE);
    private final Label which = label("train-run", Styles.CAPTION);
    private final Label where = label("train-where", Styles.CAPTION);
    private final Label time = label("train-time", Styles.NUMBER);
    private final Label speed = label("train-speed", Styles.CAPTION);
    private final Label tested = label("train-tested", Styles.CAPTION);
    private final FillBar bar = new FillBar();
    private final LearnedExampleRow learned;

    RunControls(
            TrainModel model,
            ExperimentModel experiments,
            Region files,
            Display display,
            Localisation texts) {
        learned = new LearnedExampleRow(display);
        this.model = model;
        this.experiments = experiments;
        this.texts = texts;
        getStyleClass().add(TrainStyles.TRAIN_COLUMN);
        train.setId("train");
        train.getStyleClass().add(Styles.ACCENT);
        train.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(train, Priority.ALWAYS);
        act(train, TrainAction.TRAIN);
        stop = icon("train-stop", Feather.SQUARE, "training.stop", TrainAction.STOP);
        reset = icon("train-reset", Feather.ROTATE_CCW, "training.reset", TrainAction.RESET);
        HBox verbs = new HBox(train, stop, reset);
        verbs.setAlignment(Pos.CENTER_LEFT);
        Label one = new Label();
        one.textProperty().bind(texts.text("training.one"));
        one.getStyleClass().add(Styles.CAPTION);
        one.setMinWidth(USE_PREF_SIZE);
        WrapRow steps =
                new WrapRow(
                        one,
                        small(example, "train-digit", "training.one.digit", TrainAction.DIGIT),
                        small(batch, "train-batch", "training.one.batch", TrainAction.BATCH),
                        small(epoch, "train-epoch", "training.one.epoch", TrainAction.EPOCH));
        steps.setAlignment(Pos.CENTER_LEFT);
        // Unknown values leave no gap.
        which.managedProperty().bind(which.textProperty().isNotEmpty());
        tested.managedProperty().bind(tested.textProperty().isNotEmpty());
        speed.managedProperty().bind(speed.textProperty().isNotEmpty());
        bar.setId("train-progress");
        bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        verbs, steps, state, which, where, bar, time, speed, tested, learned, space,
                        files);
        model.viewProperty().subscribe(view -> show());
        model.architectureProperty().subscribe(architecture -> show());
        texts.languageProperty().subscribe(language -> show());
        experiments.progressProperty().subscribe(progress -> show());
        model.time().runs().armsProperty().subscribe(arms -> show());
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        return label;
    }

    private void act(Button button, TrainAction verb) {
        button.setOnAction(event -> verb.act(model));
    }

    private IconButton icon(String id, Feather icon, String key, TrainAction verb) {
        IconButton button = new IconButton(icon, named(texts.text(key), verb));
        button.setId(id);
        act(button, verb);
        return button;
    }

    private Button small(Button button, String id, String key, TrainAction verb) {
        button.setId(id);
        button.textProperty().bind(texts.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        Tooltips.explain(button, named(help(verb), verb));
        button.accessibleTextProperty().bind(named(help(verb), verb));
        act(button, verb);
        return button;
    }

    private ObservableValue<String> help(TrainAction verb) {
        return switch (verb) {
            case DIGIT -> texts.text("training.one.digit.help");
            case BATCH -> texts.text("training.one.batch.help");
            default -> texts.text("training.one.epoch.help");
        };
    }

    private static ObservableValue<String> named(ObservableValue<String> name, TrainAction verb) {
        return name.map(words -> words + " (" + verb.keys().getDisplayText() + ")");
    }

    private void show() {
        RunView view = model.viewProperty().get();
        Texts now = texts.texts();
        RunProgress progress = view.progress();
        boolean any = view.run() != null;
        main(now, view);
        stop.setDisable(!TrainAction.STOP.isPossible(model));
        reset.setDisable(!TrainAction.RESET.isPossible(model));
        boolean canStep = TrainAction.BATCH.isPossible(model);
        example.setDisable(!canStep);
        batch.setDisable(!canStep);
        epoch.setDisable(!canStep);
        state.setText(
                (any
                                ? ProgressWords.state(now, view)
                                : ProgressWords.withoutRun(now, model, experiments))
                        + (view.warning() == null ? "" : " · " + now.get("training.unsaved")));
        which.setText(ProgressWords.run(now, view));
        where.setText(
                any
                        ? ProgressWords.epoch(now, progress)
                                + ", "
                                + ProgressWords.batch(now, progress)
                        : ProgressWords.experiment(now, model, experiments));
        LearnedExample example = view.learned();
        // The speed of single steps is that of the person.
        String left = example == null ? ProgressWords.time(now, view) : "";
        time.setText(
                any
                        ? ProgressWords.percent(progress) + (left.isEmpty() ? "" : "  ·  " + left)
                        : "");
        speed.setText(any && example == null ? ProgressWords.speed(now, progress) : "");
        RunRecord run = view.run();
        learned.show(now, example, run == null ? null : run.classNames());
        tested.setText(ProgressWords.tested(now, view));
        Progress ofArms = experiments.progressProperty().get();
        bar.setFraction(any ? progress.part() : ofArms == null ? 0 : ofArms.share());
        bar.setAccessibleText(where.getText() + " " + time.getText());
    }

    private void main(Texts now, RunView view) {
        boolean runs = view.state() == RunState.RUNNING;
        boolean holds =
                (view.state() == RunState.PAUSED || view.state() == RunState.STOPPED)
                        && !model.isAnotherOffered();
        String name =
                runs
                        ? now.get("training.pause")
                        : holds ? now.get("training.resume") : now.get("training.train");
        if (!name.equals(train.getText())) {
            train.setText(name);
            train.setGraphic(new Icon(runs ? Feather.PAUSE : Feather.PLAY));
            train.setTooltip(
                    new Tooltip(name + " (" + TrainAction.TRAIN.keys().getDisplayText() + ")"));
        }
    }
}
