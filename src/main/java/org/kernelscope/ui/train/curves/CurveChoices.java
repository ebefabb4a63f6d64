package org.kernelscope.ui.train.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices.Axis;
import org.kernelscope.ui.train.model.TabChoices.Curves;

/**
 * The menu of the curves: raw values, axes, and the other run in the same charts. One menu, because
 * there is little room beside the tabs. JavaFX thread.
 */
final class CurveChoices {
    private final CheckpointBrowser time;
    private final Localisation texts;
    private final ObjectProperty<Curves> shown;
    private final MenuButton menu = new MenuButton();

    CurveChoices(CheckpointBrowser time, ObjectProperty<Curves> shown, Localisation texts) {
        this.time = time;
        this.shown = shown;
        this.texts = texts;
        menu.setId("curve-shown");
        menu.textProperty().bind(texts.text("training.curves.shown"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        // A menu without an entry never opens.
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(event -> menu.getItems().setAll(entries()));
    }

    MenuButton menu() {
        return menu;
    }

    ReadOnlyObjectProperty<Curves> shownProperty() {
        return shown;
    }

    private Curves now() {
        return shown.get();
    }

    private List<MenuItem> entries() {
        List<MenuItem> entries = new ArrayList<>();
        Texts words = texts.texts();
        entries.add(
                check(
                        "curve-raw",
                        words.get("training.curves.raw"),
                        now().raw(),
                        on -> new Curves(on, now().log(), now().axis(), now().beside())));
        entries.add(
                check(
                        "curve-log",
                        words.get("training.curves.log"),
                        now().log(),
                        on -> new Curves(now().raw(), on, now().axis(), now().beside())));
        entries.add(new SeparatorMenuItem());
        entries.add(axis("curve-steps", words.get("training.curves.steps"), Axis.STEPS));
        entries.add(axis("curve-share", words.get("training.curves.share"), Axis.SHARE));
        RunRecord run = time.run();
        List<RunRecord> others =
                time.runs().all().stream()
                        .filter(other -> run != null && other.number() != run.number())
                        .toList();
        if (!others.isEmpty()) {
            entries.add(new SeparatorMenuItem());
            entries.add(beside("curve-alone", words.get("training.curves.alone"), Curves.NONE));
            entries.add(beside("curve-last", words.get("training.curves.last"), Curves.LAST));
            for (RunRecord other : others) {
                String name = words.get("training.curves.beside", time.runs().name(words, other));
                entries.add(beside("curve-run-" + other.number(), name, other.number()));
            }
        }
        return entries;
    }

    private MenuItem check(String id, String name, boolean on, Function<Boolean, Curves> wanted) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setId(id);
        item.setSelected(on);
        item.setOnAction(event -> shown.set(wanted.apply(item.isSelected())));
        return item;
    }

    private MenuItem axis(String id, String name, Axis axis) {
        Curves wanted = new Curves(now().raw(), now().log(), axis, now().beside());
        return radio(id, name, axis == now().axis(), wanted);
    }

    private MenuItem beside(String id, String name, int run) {
        Curves wanted = new Curves(now().raw(), now().log(), now().axis(), run);
        return radio(id, name, run == now().beside(), wanted);
    }

    private MenuItem radio(String id, String name, boolean on, Curves wanted) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setId(id);
        item.setSelected(on);
        item.setOnAction(event -> shown.set(wanted));
        return item;
    }

    /** The other run in the charts of {@code run}; null for none. */
    @Nullable RunRecord other(RunRecord run) {
        int wanted = now().beside();
        if (wanted == Curves.NONE) {
            return null;
        }
        RunRecord chosen = time.runs().number(wanted).orElse(null);
        if (chosen != null && chosen.number() != run.number()) {
            return chosen;
        }
        RunPosition compared = time.otherProperty().get();
        if (compared != null && compared.run().number() != run.number()) {
            return time.runs().newest(compared.run());
        }
        return time.runs().latestBut(run).orElse(null);
    }
}
