package org.kernelscope.ui.train;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Digits;
import org.kernelscope.engine.Engine;
import org.kernelscope.text.Texts;
import org.kernelscope.training.Diagnostics;
import org.kernelscope.training.MomentExaminer;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * How every layer is doing at the moment that is looked at. While it follows the training, it asks
 * it a few times a second; of an older moment it shows what was seen then, or else what can still
 * be seen: its weights and its activations. JavaFX thread.
 */
final class LayersView extends TabView {
    private static final long ASK_NANOS = 700_000_000;

    private final TrainModel model;
    private final DigitShelf shelf;
    private final Display display;
    private final Localisation texts;
    private final DiagnosticsLog log = new DiagnosticsLog();
    private final CanvasView table = new CanvasView(this::paint);
    private final Mailbox<Question> questions;
    private final Mailbox<Answer> answers;

    /** Touched by the thread of the networks alone. */
    private @Nullable MomentExaminer examiner;

    private @Nullable Diagnostics shown;
    private @Nullable Place shownPlace;
    private boolean asked;
    private long askedNanos = System.nanoTime() - ASK_NANOS;

    private record Question(Place place, Digits test) {}

    private record Answer(Place place, Diagnostics diagnostics) {}

    LayersView(TrainModel model, DigitShelf shelf, TrainSurroundings around) {
        super("train-layers");
        this.model = model;
        this.shelf = shelf;
        this.display = around.display();
        this.texts = around.texts();
        Executor engineThread = around.engineThread();
        answers = new Mailbox<>(around.fxThread(), this::answered);
        questions = new Mailbox<>(engineThread, question -> examine(question, around.engine()));
        table.setId("layers-table");
        table.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label hint = new Label();
        hint.textProperty().bind(texts.text("training.layers.hint"));
        hint.getStyleClass().add(Styles.CAPTION);
        Tooltip help = new Tooltip();
        help.textProperty().bind(texts.text("training.layers.help"));
        help.setWrapText(true);
        help.setMaxWidth(420);
        hint.setTooltip(help);
        Tooltip.install(table, help);
        choice(hint);
        getChildren().add(table);
        new Changes(this, this::refresh).of(model.viewProperty(), model.time().shownProperty());
        new Changes(this, table::repaint)
                .of(display.themeProperty(), display.paletteProperty(), texts.languageProperty());
    }

    private void refresh() {
        Place place = model.time().shownProperty().get();
        if (place == null) {
            return;
        }
        Diagnostics newest = model.viewProperty().get().diagnosticsOrNull();
        if (newest != null && model.time().runs().currentProperty().get() != null) {
            log.add(model.time().runs().currentProperty().get().number(), newest);
        }
        Diagnostics before = shown;
        if (model.time().liveProperty().get()) {
            follow(place, newest);
        } else {
            lookBack(place);
        }
        if (shown != before) {
            table.repaint();
        }
    }

    private void follow(Place place, @Nullable Diagnostics newest) {
        if (newest != null && newest != shown) {
            take(place, newest);
        }
        long now = System.nanoTime();
        boolean news = newest == null || newest.step() != place.step();
        if (news && now - askedNanos > ASK_NANOS) {
            askedNanos = now;
            model.askForDiagnostics();
        }
    }

    private void lookBack(Place place) {
        if (shownPlace != null
                && shownPlace.isSame(place)
                && shown != null
                && shown.step() == place.step()) {
            return;
        }
        Diagnostics then = log.at(place.run().number(), place.step()).orElse(null);
        Digits test = shelf.test().get();
        if (then != null) {
            take(place, then);
        } else if (test != null) {
            questions.offer(new Question(place, test));
        } else if (!asked) {
            asked = true;
            shelf.test().subscribe(read -> refresh());
        }
    }

    private void examine(Question question, Supplier<Engine> engine) {
        MomentExaminer open = examiner;
        if (open == null) {
            open = new MomentExaminer(engine.get());
            examiner = open;
        }
        Place place = question.place();
        Diagnostics seen = open.look(place.run().architecture(), place.moment(), question.test());
        answers.offer(new Answer(place, seen));
    }

    private void answered(Answer answer) {
        Place place = model.time().shownProperty().get();
        if (place != null && place.isSame(answer.place()) && !model.time().liveProperty().get()) {
            take(place, answer.diagnostics());
            table.repaint();
        }
    }

    private void take(Place place, Diagnostics diagnostics) {
        shown = diagnostics;
        shownPlace = place;
        table.setAccessibleText(told(diagnostics));
    }

    /** What the table says, for those who listen. */
    private String told(Diagnostics diagnostics) {
        Texts words = texts.texts();
        StringBuilder told = new StringBuilder();
        for (Diagnostics.OfLayer layer : diagnostics.layers()) {
            told.append(
                    words.get(
                            "training.layers.told",
                            layer.name(),
                            Double.isFinite(layer.updateRatio())
                                    ? String.format(Locale.ROOT, "%.1f", layer.updateRatio())
                                    : "–",
                            layer.dead().cardinality(),
                            layer.saturated().cardinality(),
                            layer.units()));
            told.append(' ');
        }
        return told.toString().strip();
    }

    private void paint(GraphicsContext graphics, double width, double height) {
        Diagnostics now = shown;
        Place place = shownPlace;
        if (now != null && place != null) {
            List<Diagnostics> before = log.upTo(place.run().number(), now.step());
            new LayersPainter(
                            graphics, TrainLook.chart(display, this), texts.texts(), width, height)
                    .paint(now, before);
        }
    }
}
