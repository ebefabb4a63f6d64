package org.kernelscope.app;

import static org.kernelscope.ui.train.model.TabChoices.MistakesOf.EPOCHS;
import static org.kernelscope.ui.train.model.TabChoices.MistakesOf.TEST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.DataModule;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.InkPlace;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.dataset.Sets;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.LessonPart;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.data.DataStage;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.model.TrainTab;
import org.kernelscope.ui.workshop.WorkshopPanel;

/** What a window can show: every mode, every view, every kind of open level. */
final class LegibilityScenes {
    private final RunningProgram program;

    LegibilityScenes(RunningProgram program) {
        this.program = program;
    }

    /** Trains a few minibatches, so that the views of Train mode have something to show. */
    void train() {
        program.answer();
        TrainModel training = program.parts().training();
        TestWindow.run(
                () -> {
                    program.shared().workspace().modeProperty().set(Mode.TRAIN);
                    training.settingsProperty()
                            .set(
                                    RunSettings.DEFAULT
                                            .withExampleCount(300)
                                            .withEpochs(RunSettings.UNTIL_STOPPED));
                    training.train();
                });
        TestWindow.until(
                "it has learned a little",
                () -> training.viewProperty().get().progress().step() >= 8);
        TestWindow.run(training::trainOrPause);
        TestWindow.until(
                "it holds", () -> training.viewProperty().get().state() == RunState.PAUSED);
        TestWindow.run(() -> training.time().compareWithStart());
    }

    /** Shows a network that ships. */
    void network(Architecture architecture) {
        TestWindow.run(
                () -> {
                    Model model = ProgramModels.bundled(architecture);
                    program.shared().network().use(() -> model);
                });
        TestWindow.until(
                "it is shown",
                () ->
                        program.shown() != null
                                && Objects.requireNonNull(program.shown())
                                        .model()
                                        .architecture()
                                        .equals(architecture));
    }

    /** The scenes by their names; each sets everything that it depends on. */
    Map<String, Runnable> all() {
        Map<String, Runnable> scenes = new LinkedHashMap<>();
        scenes.put("explore", () -> mode(Mode.EXPLORE));
        scenes.put("data", () -> data(DataStage.COLLECT, false));
        for (DataStage stage : DataStage.values()) {
            scenes.put("data-" + stage.ordinal(), () -> data(stage, true));
        }
        scenes.put("data-after-empty", () -> data(DataStage.AFTER, false));
        scenes.put("explore-cell", () -> pin(new Cell(layer("C3"), 4, 3, 5)));
        scenes.put("explore-cell-output", () -> pin(new Cell(last(), 3, 0, 0)));
        scenes.put("backward", () -> backward(null));
        scenes.put(
                "backward-step-played",
                () -> {
                    backward(null);
                    program.parts().playback().ifPresent(clock -> clock.seek(18));
                });
        scenes.put("backward-pixels", () -> back(new Cell(-1, 0, 9, 9), DetailTab.ERROR));
        scenes.put(
                "handles",
                () -> {
                    mode(Mode.EXPLORE);
                    program.shared().movement().onPadProperty().set(true);
                });
        scenes.put("backward-cell", () -> backward(new Cell(layer("C3"), 4, 3, 5)));
        scenes.put("backward-unit", () -> backward(new Cell(layer("F6"), 4, 0, 0)));
        scenes.put("backward-class", () -> backward(new Cell(last(), 3, 0, 0)));
        scenes.put(
                "backward-error-C1", () -> back(new Cell(layer("C1"), 3, 0, 0), DetailTab.ERROR));
        scenes.put(
                "backward-error-S2", () -> back(new Cell(layer("S2"), 3, 0, 0), DetailTab.ERROR));
        scenes.put("backward-gate", () -> back(new Cell(layer("C3"), 3, 0, 0), DetailTab.GATE));
        scenes.put(
                "backward-weights", () -> back(new Cell(layer("C3"), 3, 0, 0), DetailTab.WEIGHTS));
        scenes.put(
                "backward-unit-weights",
                () -> back(new Cell(layer("F6"), 3, 0, 0), DetailTab.WEIGHTS));
        scenes.put("backward-loss", () -> back(new Cell(last(), 3, 0, 0), DetailTab.ERROR));
        scenes.put("backward-terms", () -> weight(new Cell(layer("C3"), 3, 0, 0), 7));
        scenes.put("backward-step", () -> back(new Cell(layer("C3"), 3, 0, 0), DetailTab.STEP));
        scenes.put(
                "backward-landscape",
                () -> back(new Cell(layer("C3"), 3, 0, 0), DetailTab.LANDSCAPE));
        for (String name : new String[] {"C1", "S2", "C3", "F6"}) {
            scenes.put("map-" + name, () -> open(name, true, DetailTab.MAKING));
        }
        for (String name : new String[] {"C1", "C3"}) {
            scenes.put("number-" + name, () -> open(name, false, DetailTab.MAKING));
        }
        scenes.put("number-output", () -> open(new Cell(last(), 3, 0, 0), false, DetailTab.MAKING));
        scenes.put("activation", () -> open("C3", true, DetailTab.ACTIVATION));
        scenes.put("compare-pools", () -> open("S2", true, DetailTab.COMPARE));
        scenes.put("ledger", () -> open("C3", false, DetailTab.LEDGER));
        scenes.put("code-map", () -> open("C3", true, DetailTab.CODE));
        scenes.put("code-number", () -> open("C3", false, DetailTab.CODE));
        scenes.put("code-pooling", () -> open("S2", false, DetailTab.CODE));
        scenes.put("code-output", () -> open(new Cell(last(), 3, 0, 0), true, DetailTab.CODE));
        for (TrainTab tab : TrainTab.values()) {
            scenes.put("train-" + tab.id(), () -> train(tab));
        }
        scenes.put(
                "train-mistakes-epochs",
                () -> {
                    train(TrainTab.MISTAKES);
                    program.parts().training().choices().mistakesOfProperty().set(EPOCHS);
                });
        for (String tab : program.parts().lab().panel().tabs()) {
            scenes.put("lab-" + tab, () -> lab(tab));
        }
        for (WorkshopPanel panel : WorkshopPanel.values()) {
            scenes.put(
                    "lab-workshop-" + panel.id(),
                    () -> {
                        lab("workshop");
                        program.parts().lab().workshop().panelProperty().set(panel);
                    });
        }
        // Last, for the panel takes room beside every view.
        scenes.put("lessons", () -> lesson(null));
        for (String id : new String[] {"first-look", "five-numbers"}) {
            scenes.put("lesson-" + id, () -> lesson(id));
        }
        return scenes;
    }

    /** The list of lessons, or the second step of one. */
    private void lesson(@Nullable String id) {
        LessonModel model = program.parts().lessons().model();
        mode(Mode.EXPLORE);
        model.shownProperty().set(true);
        if (id == null) {
            model.leave();
        } else {
            model.restore(new LessonPart(id, null, 2));
        }
    }

    private int layer(String name) {
        Architecture shown =
                Objects.requireNonNull(program.shared().network().architectureProperty().get());
        return shown.layer(name).orElseThrow().index();
    }

    private void mode(Mode mode) {
        Selection selection = program.shared().selection();
        selection.pinnedProperty().set(null);
        program.parts().backward().onProperty().set(false);
        program.shared().movement().onPadProperty().set(false);
        while (selection.leave()) {
            // Up to the whole network.
        }
        program.shared().workspace().modeProperty().set(mode);
    }

    /** A set of classes with short and long names, drawn on the pad. */
    private static OwnDataset named() {
        List<OwnExample> examples = new ArrayList<>();
        InkPlace place = new InkPlace(0.2f, 0.2f, 0.6f, 0.6f);
        for (int i = 0; i < 12; i++) {
            examples.add(Sets.bar(i % 3, i % 3, i).withPlace(place));
        }
        ClassNames names = new ClassNames(List.of("ㄱ", "고양이", "capital letter W with serif"));
        try {
            return OwnDataset.of(names, 28, 28, examples);
        } catch (UserFacingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A stage of the work with an own set: none, or one of classes with short and long names. */
    private void data(DataStage stage, boolean filled) {
        mode(Mode.DATA);
        DataModule data = program.parts().data();
        if (data.data().set().isEmpty() == filled) {
            data.data().open(filled ? named() : OwnDataset.EMPTY, null);
        }
        data.walk().stageProperty().set(stage);
        String button = stage == DataStage.PREPARATION ? "#steps-measure" : "#data-compare";
        if (filled && program.stage().getScene().getRoot().lookup(button) instanceof Button found) {
            found.fire();
        }
    }

    private void pin(Cell cell) {
        mode(Mode.EXPLORE);
        program.shared().selection().pinnedProperty().set(cell);
    }

    private void backward(@Nullable Cell cell) {
        mode(Mode.EXPLORE);
        program.parts().backward().onProperty().set(true);
        program.parts().backward().labelProperty().set(5);
        program.shared().selection().pinnedProperty().set(cell);
    }

    private void back(Cell cell, DetailTab tab) {
        backward(null);
        program.shared().selection().openMap(cell);
        program.parts().arithmetic().tabProperty().set(tab);
        program.parts().arithmetic().goTo(Clock.atShare(1));
    }

    private void weight(Cell cell, int weight) {
        backward(null);
        program.shared().selection().openWeight(cell, weight);
        program.parts().arithmetic().goTo(Clock.atShare(1));
    }

    private int last() {
        return Objects.requireNonNull(program.shared().network().architectureProperty().get())
                        .layers()
                        .size()
                - 1;
    }

    private void open(String layer, boolean map, DetailTab tab) {
        open(new Cell(layer(layer), 3, 0, 0), map, tab);
    }

    private void open(Cell cell, boolean map, DetailTab tab) {
        mode(Mode.EXPLORE);
        program.parts().arithmetic().tabProperty().set(tab);
        Selection selection = program.shared().selection();
        if (map) {
            selection.openMap(cell);
        } else {
            selection.openCell(cell);
        }
        program.parts().arithmetic().clock().playingProperty().set(false);
        program.parts().arithmetic().clock().seek(program.parts().arithmetic().clock().length());
    }

    private void train(TrainTab tab) {
        mode(Mode.TRAIN);
        program.parts().training().choices().mistakesOfProperty().set(TEST);
        program.parts().training().tabProperty().set(tab);
    }

    private void lab(String tab) {
        mode(Mode.LAB);
        program.parts().lab().panel().open(tab);
    }

    static final Architecture OLD = Presets.LENET5_1998;
}
