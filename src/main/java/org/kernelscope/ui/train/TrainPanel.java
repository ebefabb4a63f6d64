package org.kernelscope.ui.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.RunState;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.PreparedViews;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.ViewDeck;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.TrainAction;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.train.runs.ResumeOffer;
import org.kernelscope.ui.train.runs.RunFiles;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * The panel below the stage in Train mode: buttons and progress on the left, and beside them one of
 * the tabs. Before the first run it invites to it. JavaFX thread.
 */
public final class TrainPanel extends StackPane implements PreparedViews {
    /** The least height of an experiment in front of a class, in em. */
    private static final double CHART_LINES = 23;

    private final TrainModel model;
    private final Localisation texts;
    private final ModeModel workspace;
    private final Map<TrainTab, Later<TabView>> views;
    private final StackPane tools = new StackPane();
    private final ViewDeck place;

    /** True after the settings were requested before the first run. */
    private final BooleanProperty begun = new SimpleBooleanProperty(this, "begun");

    /** The panel of {@code model}, with these tabs. */
    TrainPanel(
            TrainModel model,
            ExperimentModel experiments,
            TrainContext around,
            Map<TrainTab, Later<TabView>> views,
            RunFiles files,
            ResumeOffer resume) {
        this.model = model;
        this.workspace = around.workspace();
        this.texts = around.texts();
        place = new ViewDeck().tidyWith(around.display().themeProperty());
        this.views = new EnumMap<>(views);
        setId("train-panel");
        getStyleClass().add(TrainStyles.TRAIN);
        setMinHeight(0);
        BooleanBinding chartsFirst =
                model.tabProperty()
                        .isEqualTo(TrainTab.EXPERIMENT)
                        .and(around.display().presentedProperty());
        chartsFirst.subscribe(now -> keepHeight(now, TextSize.at(this)));
        TextSize.follow(this, em -> keepHeight(chartsFirst.get(), em));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        FittingChoice choice = new FittingChoice(tabs());
        WrapRow head = new WrapRow(choice, space, tools);
        place.setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        OverflowPane scroll = new OverflowPane(place);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox right = new VBox(head, scroll);
        right.setMinSize(0, 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        OverflowPane controls =
                OverflowPane.column(
                        new RunControls(model, experiments, files.bar(), around.display(), texts));
        // In front of a class, an experiment needs the room for its charts.
        for (Region aside : List.of(controls, choice)) {
            aside.visibleProperty().bind(chartsFirst.not());
            aside.managedProperty().bind(aside.visibleProperty());
        }
        HBox work = new HBox(FrameLater.of(controls), right);
        work.setMinHeight(0);
        TrainingWelcome invitation =
                new TrainingWelcome(
                        model,
                        resume,
                        texts,
                        () -> {
                            begun.set(true);
                            model.tabProperty().set(TrainTab.SETTINGS);
                        },
                        () -> model.tabProperty().set(TrainTab.EXPERIMENT),
                        files::open);
        OverflowPane welcome = new OverflowPane(invitation);
        ObservableValue<Boolean> working =
                begun.flatMap(
                        asked -> model.viewProperty().map(view -> asked || view.run() != null));
        work.setVisible(false);
        LatePart.add(getChildren(), work);
        getChildren().add(welcome);
        working.subscribe(
                now -> {
                    FormFields.show(work, now);
                    FormFields.show(welcome, !now);
                });
        model.tabProperty()
                .subscribe(
                        tab -> {
                            show(tab);
                            // An experiment needs no run before it.
                            begun.set(begun.get() || tab == TrainTab.EXPERIMENT);
                        });
        sceneProperty().subscribe(this::installKeys);
    }

    /** In front of a class, the charts of an experiment say more than the maps above them. */
    private void keepHeight(boolean chartsFirst, double em) {
        setMinHeight(chartsFirst ? CHART_LINES * em : 0);
    }

    /** True if the open tab shows all that was asked for, or follows a training that runs. */
    public boolean isSettled() {
        return model.state() == RunState.RUNNING || view(model.tabProperty().get()).isSettled();
    }

    @Override
    public List<Region> views() {
        return Arrays.stream(TrainTab.values()).<Region>map(this::view).toList();
    }

    @Override
    public void prepareViews() {
        views.values().forEach(place::prepare);
    }

    private TabView view(TrainTab tab) {
        return Objects.requireNonNull(views.get(tab)).get();
    }

    private void show(TrainTab tab) {
        TabView view = view(tab);
        tools.getChildren().setAll(view.tools());
        place.show(view);
    }

    private SegmentedButton tabs() {
        SegmentedButton tabs = new SegmentedButton();
        tabs.setId("train-tabs");
        for (TrainTab tab : views.keySet()) {
            ToggleButton button = new ToggleButton();
            button.setId("train-tab-" + tab.id());
            button.textProperty().bind(name(tab));
            Tooltips.explain(button, help(tab));
            model.tabProperty().subscribe(now -> button.setSelected(now == tab));
            button.setOnAction(
                    event -> {
                        model.tabProperty().set(tab);
                        button.setSelected(true);
                    });
            button.setMinWidth(USE_PREF_SIZE);
            tabs.getButtons().add(button);
        }
        return tabs;
    }

    private ObservableValue<String> name(TrainTab tab) {
        return switch (tab) {
            case SETTINGS -> texts.text("training.tab.settings");
            case CURVES -> texts.text("training.tab.curves");
            case EXPERIMENT -> texts.text("training.tab.experiment");
            case KERNELS -> texts.text("training.tab.kernels");
            case LAYERS -> texts.text("training.tab.layers");
            case GRADIENTS -> texts.text("training.tab.gradients");
            case MISTAKES -> texts.text("training.tab.mistakes");
            case COMPARE -> texts.text("training.tab.compare");
        };
    }

    private ObservableValue<String> help(TrainTab tab) {
        return switch (tab) {
            case SETTINGS -> texts.text("training.tab.settings.help");
            case CURVES -> texts.text("training.tab.curves.help");
            case EXPERIMENT -> texts.text("training.tab.experiment.help");
            case KERNELS -> texts.text("training.tab.kernels.help");
            case LAYERS -> texts.text("training.tab.layers.help");
            case GRADIENTS -> texts.text("training.tab.gradients.help");
            case MISTAKES -> texts.text("training.tab.mistakes.help");
            case COMPARE -> texts.text("training.tab.compare.help");
        };
    }

    /** The keys of the verbs, while the panel is there. */
    private void installKeys(@Nullable Scene scene) {
        if (scene != null) {
            for (TrainAction verb : TrainAction.values()) {
                scene.getAccelerators()
                        .put(
                                verb.keys(),
                                () -> {
                                    if (workspace.modeProperty().get() == Mode.TRAIN) {
                                        verb.act(model);
                                    }
                                });
            }
        }
    }
}
