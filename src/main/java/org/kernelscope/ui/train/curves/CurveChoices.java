package org.kernelscope.ui.train.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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
import org.kernelscope.ui.train.curves.RunCharts.Span;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.RunPosition;

/**
 * The menu of the curves: raw values, axes, and the other run in the same charts. One menu, because
 * there is little room beside the tabs. JavaFX thread.
 */
final class CurveChoices {
    /** The run of the comparison, or else the newest other run. */
    private static final int LAST = -1;

    /** No other run. */
    private static final int NONE = 0;

    private final CheckpointBrowser time;
    private final Localisation texts;
    private final ObjectProperty<Shown> shown =
            new SimpleObjectProperty<>(this, "shown", new Shown(true, true, Span.STEPS, LAST));
    private final MenuButton menu = new MenuButton();

    /**
     * The choices of what the charts show.
     *
     * @param raw the value of every step, beside the smoothed curve
     * @param log the loss on a logarithmic axis
     * @param axis the unit of the x axis
     * @param beside the number of the other run, or one of {@link #LAST} and {@link #NONE}
     */
    record Shown(boolean raw, boolean log, Span axis, int beside) {}

    CurveChoices(CheckpointBrowser time, Localisation texts) {
        this.time = time;
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

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown;
    }

    private Shown now() {
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
                        on -> new Shown(on, now().log(), now().axis(), now().beside())));
        entries.add(
                check(
                        "curve-log",
                        words.get("training.curves.log"),
                        now().log(),
                        on -> new Shown(now().raw(), on, now().axis(), now().beside())));
        entries.add(new SeparatorMenuItem());
        entries.add(axis("curve-steps", words.get("training.curves.steps"), Span.STEPS));
        entries.add(axis("curve-share", words.get("training.curves.share"), Span.SHARE));
        RunRecord run = time.run();
        List<Integer> others =
                time.runs().all().stream()
                        .map(RunRecord::number)
                        .filter(number -> run != null && number != run.number())
                        .toList();
        if (!others.isEmpty()) {
            entries.add(new SeparatorMenuItem());
            entries.add(beside("curve-alone", words.get("training.curves.alone"), NONE));
            entries.add(beside("curve-last", words.get("training.curves.last"), LAST));
            for (int number : others) {
                String name = words.get("training.curves.beside", number);
                entries.add(beside("curve-run-" + number, name, number));
            }
        }
        return entries;
    }

    private MenuItem check(String id, String name, boolean on, Function<Boolean, Shown> wanted) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setId(id);
        item.setSelected(on);
        item.setOnAction(event -> shown.set(wanted.apply(item.isSelected())));
        return item;
    }

    private MenuItem axis(String id, String name, Span axis) {
        Shown wanted = new Shown(now().raw(), now().log(), axis, now().beside());
        return radio(id, name, axis == now().axis(), wanted);
    }

    private MenuItem beside(String id, String name, int run) {
        Shown wanted = new Shown(now().raw(), now().log(), now().axis(), run);
        return radio(id, name, run == now().beside(), wanted);
    }

    private MenuItem radio(String id, String name, boolean on, Shown wanted) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setId(id);
        item.setSelected(on);
        item.setOnAction(event -> shown.set(wanted));
        return item;
    }

    /** The other run in the charts of {@code run}; null for none. */
    @Nullable RunRecord other(RunRecord run) {
        int wanted = now().beside();
        if (wanted == NONE) {
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
