package org.kernelscope.ui.train.timeline;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.RunProgress;
import org.kernelscope.training.RunState;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.ViewRefresh;

/**
 * The bar over the whole run: press or drag to go to a checkpoint, drag the handle B to choose the
 * checkpoint to compare with, of this run or of another. With the focus on it, the arrows step,
 * Space plays and holds, Home and End go to the ends. JavaFX thread.
 */
final class ScrubBar extends StackPane {
    private static final int LARGE_STEP = 10;

    private final TrainModel model;
    private final CheckpointBrowser time;
    private final Display display;
    private final Localisation texts;
    private final CanvasView canvas;
    private boolean dragsOther;

    ScrubBar(TrainModel model, Display display, Localisation texts) {
        this.model = model;
        this.time = model.time();
        this.display = display;
        this.texts = texts;
        canvas = new CanvasView(display, this::paint);
        setId("scrub");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        new ViewRefresh(this, this::refresh)
                .of(
                        model.viewProperty(),
                        time.shownProperty(),
                        time.otherProperty(),
                        display.themeProperty(),
                        texts.languageProperty(),
                        focusedProperty());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Steps from end to end: as many as are planned, or as there are, in either run. */
    private long length(RunRecord run) {
        long length = Math.max(1, run.timeline().last().step());
        RunPosition other = time.otherProperty().get();
        if (other != null) {
            length = Math.max(length, time.runs().newest(other.run()).timeline().last().step());
        }
        RunProgress progress = model.viewProperty().get().progress();
        RunRecord current = time.runs().currentProperty().get();
        boolean grows =
                current != null
                        && current.number() == run.number()
                        && model.state() != RunState.FINISHED
                        && model.state() != RunState.FAILED;
        return grows
                ? Math.max(length, (long) progress.epochs() * progress.batchesPerEpoch())
                : length;
    }

    private long stepAt(RunRecord run, MouseEvent event) {
        return ScrubPainter.step(event.getX(), length(run), getWidth(), TextSize.ofPainting(this));
    }

    private @Nullable Long otherStep() {
        RunPosition other = time.otherProperty().get();
        return other == null ? null : (Long) other.step();
    }

    private void press(MouseEvent event) {
        RunRecord run = time.run();
        RunPosition shown = time.shownProperty().get();
        if (run == null || shown == null) {
            return;
        }
        requestFocus();
        double em = TextSize.ofPainting(this);
        Long other = otherStep();
        double toOther = other == null ? Double.MAX_VALUE : distance(event, other, run, em);
        dragsOther = toOther < 0.8 * em && toOther < distance(event, shown.step(), run, em);
        drag(event);
    }

    private double distance(MouseEvent event, long step, RunRecord run, double em) {
        return Math.abs(event.getX() - ScrubPainter.x(step, length(run), getWidth(), em));
    }

    private void drag(MouseEvent event) {
        RunRecord run = time.run();
        if (run == null) {
            return;
        }
        if (dragsOther) {
            time.compareAt(stepAt(run, event));
        } else {
            time.scrubTo(stepAt(run, event));
        }
    }

    private void key(KeyEvent event) {
        Playback playback = time.playback();
        switch (event.getCode()) {
            case LEFT, DOWN -> step(event.isShiftDown() ? -LARGE_STEP : -1);
            case RIGHT, UP -> step(event.isShiftDown() ? LARGE_STEP : 1);
            case PAGE_DOWN -> step(-LARGE_STEP);
            case PAGE_UP -> step(LARGE_STEP);
            case HOME -> playback.toStart();
            case END -> playback.toEnd();
            case SPACE -> playback.togglePlaying();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Steps {@code checkpoints} forward, or back if negative. */
    private void step(int checkpoints) {
        Playback playback = time.playback();
        playback.playingProperty().set(false);
        playback.seek(Math.floor(playback.position()) + checkpoints);
    }

    private void refresh() {
        RunPosition shown = time.shownProperty().get();
        setAccessibleText(texts.texts().get("training.timeline"));
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        setAccessibleHelp(
                shown == null
                        ? ""
                        : texts.texts().get("training.timeline.step", Numbers.count(shown.step())));
        canvas.repaint();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RunPosition shown = time.shownProperty().get();
        RunRecord run = time.run();
        if (shown != null && run != null) {
            switch (attribute) {
                case VALUE:
                    return (double) shown.step();
                case MIN_VALUE:
                    return 0.0;
                case MAX_VALUE:
                    return (double) run.timeline().last().step();
                default:
            }
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private void paint(CanvasPen pen, double width, double height) {
        RunRecord run = time.run();
        RunPosition shown = time.shownProperty().get();
        if (run != null && shown != null) {
            new ScrubPainter(pen, width, height)
                    .paint(run, length(run), shown.step(), otherStep(), isFocused());
        }
    }
}
