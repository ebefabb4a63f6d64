package org.kernelscope.ui.train.layers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunState;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.CheckpointAnalysis;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * The distributions in every layer at the checkpoint that is shown. While it follows the training,
 * it asks it a few times a second; of an older checkpoint it shows what was seen then, or else what
 * is found out now. JavaFX thread.
 */
public final class LayersView extends TabView {
    private static final long ASK_NANOS = 700_000_000;

    private final TrainModel model;
    private final Display display;
    private final Localisation texts;
    private final DiagnosticsLog log = new DiagnosticsLog();
    private final CanvasView table;
    private final Label hint = new Label();
    private final CheckpointAnalysis<Diagnostics> examination;

    private @Nullable Diagnostics shown;
    private @Nullable RunPosition shownPlace;
    private long askedNanos = System.nanoTime() - ASK_NANOS;

    public LayersView(TrainModel model, TrainContext around) {
        super("train-layers");
        this.model = model;
        this.display = around.display();
        this.texts = around.texts();
        table = new CanvasView(display, this::paint);
        examination =
                new CheckpointAnalysis<>(
                        around,
                        (examiner, place) -> examiner.look(place.run(), place.checkpoint()),
                        this::found);
        table.setId("layers-table");
        table.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        table.setAccessibleText("");
        VBox.setVgrow(table, Priority.ALWAYS);
        hint.setId("layers-hint");
        hint.getStyleClass().add(Styles.CAPTION);
        for (Node part : List.of(table, hint)) {
            Tooltips.explain(part, texts.text("training.layers.help"), 420);
        }
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(table, hint);
        refreshed(Duration.ZERO, this::refresh)
                .of(model.viewProperty(), model.time().shownProperty());
        refreshed(Duration.ZERO, this::repaint)
                .of(display.themeProperty(), display.paletteProperty(), texts.languageProperty());
    }

    @Override
    protected boolean isBusy() {
        return examination.isBusy();
    }

    private void refresh() {
        RunPosition place = model.time().shownProperty().get();
        if (place == null) {
            return;
        }
        if (shownPlace != null && shownPlace.run().number() != place.run().number()) {
            // Nothing rather than the numbers of another run.
            show(null, null);
        }
        RunRecord current = model.time().runs().currentProperty().get();
        Diagnostics newest = model.viewProperty().get().diagnostics();
        if (newest != null && current != null && newest.steps() == 1) {
            log.add(current.number(), newest);
        }
        boolean atWork = model.state() == RunState.RUNNING || model.state() == RunState.PAUSED;
        if (model.time().liveProperty().get() && atWork) {
            follow(place, newest);
        } else {
            lookBack(place);
        }
    }

    private void follow(RunPosition place, @Nullable Diagnostics newest) {
        boolean ofThis = newest != null && newest.step() == place.step();
        if (newest != null && newest != shown && newest.steps() == 1) {
            take(place, newest);
        } else if (ofThis && newest != null && newest.steps() == 0) {
            // It was opened and not resumed since.
            lookBack(place);
        }
        long now = System.nanoTime();
        if (!ofThis && now - askedNanos > ASK_NANOS) {
            askedNanos = now;
            model.askForDiagnostics();
        }
    }

    private void lookBack(RunPosition place) {
        Diagnostics then = log.at(place.run().number(), place.step()).orElse(null);
        if (then != null) {
            if (then != shown) {
                take(place, then);
            }
        } else if (shownPlace == null || !shownPlace.isSame(place) || !isOf(place)) {
            RunPosition now =
                    new RunPosition(model.time().runs().newest(place.run()), place.checkpoint());
            examination.ask(now);
        }
    }

    /** True if this very checkpoint is shown, and not one a little before. */
    private boolean isOf(RunPosition place) {
        return shown != null && shown.step() == place.step();
    }

    /** Results that arrive during playback belong to an earlier checkpoint. */
    private void found(RunPosition place, Optional<Diagnostics> diagnostics) {
        RunPosition now = model.time().shownProperty().get();
        boolean same = now != null && now.isSame(place);
        boolean passed =
                now != null
                        && now.run().number() == place.run().number()
                        && model.time().playback().playingProperty().get();
        if (diagnostics.isPresent() && (same || passed)) {
            show(place, diagnostics.get());
        } else if (same) {
            // Nothing rather than another checkpoint. After a failure, which was told, it is asked
            // for again only when the user comes back to it.
            show(null, null);
        } else {
            examination.forget();
        }
    }

    private void take(RunPosition place, Diagnostics diagnostics) {
        examination.forget();
        show(place, diagnostics);
    }

    private void show(@Nullable RunPosition place, @Nullable Diagnostics diagnostics) {
        shown = diagnostics;
        shownPlace = place;
        repaint();
    }

    private void repaint() {
        Diagnostics now = shown;
        table.setAccessibleText(now == null ? "" : sentence(now));
        hint.setText(now == null ? "" : hint(texts.texts(), now));
        table.repaint();
    }

    /** The step of the table, and the known part of its steps. */
    static String hint(Texts words, Diagnostics shown) {
        String known =
                shown.steps() == 1
                        ? words.get("training.layers.hint")
                        : shown.steps() == 0
                                ? words.get("training.layers.unknown")
                                : words.get("training.layers.mean", Numbers.count(shown.steps()));
        return words.get("training.timeline.step", Numbers.count(shown.step())) + " · " + known;
    }

    /** The content of the table, for screen readers. */
    private String sentence(Diagnostics diagnostics) {
        Texts words = texts.texts();
        StringBuilder sentence = new StringBuilder();
        for (Diagnostics.OfLayer layer : diagnostics.layers()) {
            sentence.append(
                    words.get(
                            "training.layers.summary",
                            layer.name(),
                            Double.isFinite(layer.updateRatio())
                                    ? String.format(Locale.ROOT, "%.1f", layer.updateRatio())
                                    : "–",
                            layer.dead().cardinality(),
                            layer.saturated().cardinality(),
                            layer.units()));
            sentence.append(' ');
        }
        return sentence.toString().strip();
    }

    private void paint(CanvasPen pen, double width, double height) {
        Diagnostics now = shown;
        RunPosition place = shownPlace;
        if (now != null && place != null) {
            List<Diagnostics> before = log.upTo(place.run().number(), now.step());
            new LayersPainter(pen, texts.texts(), width, height).paint(now, before);
        }
    }

    /**
     * The distributions in the layers of one run, from all analyses; when there are many, every
     * other one is let go. JavaFX thread.
     */
    static final class DiagnosticsLog {
        private static final int MOST = 400;

        private final NavigableMap<Long, Diagnostics> byStep = new TreeMap<>();
        private int run;

        /** Takes note of {@code diagnostics} of run {@code number}; another run begins anew. */
        void add(int number, Diagnostics diagnostics) {
            if (number != run) {
                byStep.clear();
                run = number;
            }
            byStep.put(diagnostics.step(), diagnostics);
            if (byStep.size() > MOST) {
                boolean keep = true;
                for (Long step : List.copyOf(byStep.keySet())) {
                    if (!keep) {
                        byStep.remove(step);
                    }
                    keep = !keep;
                }
            }
        }

        /** All of run {@code number} up to {@code step}, the oldest first. */
        List<Diagnostics> upTo(int number, long step) {
            return number == run ? new ArrayList<>(byStep.headMap(step, true).values()) : List.of();
        }

        /** Those taken at {@code step} of run {@code number}. */
        Optional<Diagnostics> at(int number, long step) {
            return number == run ? Optional.ofNullable(byStep.get(step)) : Optional.empty();
        }
    }
}
